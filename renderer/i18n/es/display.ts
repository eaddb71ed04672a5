import type { display as english } from '../en/display.ts'
import type { Spanish } from './index.ts'

export const display: Spanish<typeof english> = {
  title: 'Aspecto',
  language: 'Idioma',
  'language.system': 'El del sistema',
  theme: 'Tema',
  'theme.system': 'El del sistema',
  'theme.light': 'Claro',
  'theme.dark': 'Oscuro',
  textSize: 'Tamaño del texto',
  contrast: 'Contraste',
  'contrast.system': 'El del sistema',
  'contrast.normal': 'Normal',
  'contrast.high': 'Alto',
  motion: 'Movimiento',
  'motion.system': 'Como el sistema',
  'motion.reduced': 'Reducido',
  locked: '{{choice}}: lo fijó el administrador de este ordenador.',
  notRecorded: 'Estas preferencias se quedan en este dispositivo. No forman parte de ningún registro.',
  notKept: 'La preferencia se mantiene hasta que se cierre Candor.',
}

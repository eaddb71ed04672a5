import type { origins as english } from '../en/origins.ts'
import type { Spanish } from './index.ts'

export const origins: Spanish<typeof english> = {
  typed: 'Tecleado',
  'typed.why': 'Introducido con el teclado.',
  composed: 'Método de entrada',
  'composed.why': 'Introducido con un método de entrada o una tecla muerta.',
  replaced: 'Corregido',
  'replaced.why': 'Sustituido por el corrector ortográfico o la autocorrección.',
  'pasted-own': 'Texto propio, pegado',
  'pasted-own.why': 'Copiado o cortado de este mismo intento.',
  'pasted-stimulus': 'Texto de la pregunta, pegado',
  'pasted-stimulus.why': 'Citado de lo que muestra la pregunta.',
  'pasted-external': 'Otro texto, pegado',
  'pasted-external.why': 'No coincide con nada copiado dentro del intento.',
  'dropped-own': 'Texto propio, arrastrado',
  'dropped-own.why': 'Arrastrado hasta aquí desde este mismo intento.',
  'dropped-stimulus': 'Texto de la pregunta, arrastrado',
  'dropped-stimulus.why': 'Arrastrado hasta aquí desde lo que muestra la pregunta.',
  'dropped-external': 'Otro texto, arrastrado',
  'dropped-external.why': 'Arrastrado hasta aquí desde otro lugar.',
  dictated: 'Dictado o asistido',
  'dictated.why': 'Introducido sin pulsar teclas, como hacen el dictado y los teclados en pantalla.',
  unattributed: 'Sin atribuir',
  'unattributed.why': 'Apareció sin un suceso de entrada que lo explique.',
}

import type { stimuli as english } from '../en/stimuli.ts'
import type { Spanish } from './index.ts'

export const stimuli: Spanish<typeof english> = {
  'passage.text': '{{label}}, texto',
  selected: 'Seleccionado: {{text}}',
  'toolbar.label': 'Texto seleccionado',
  'quote.into': 'Citar en «{{name}}»',
  'quote.row': '{{label}}, {{number}}',
  quoted: 'Citado en «{{name}}».',
  'mark.this': 'Marcar este pasaje',
  'mark.for': 'Marcar para «{{label}}»',
  'mark.end': 'Marca {{number}}, {{label}}. Ir a su comentario.',

  'help.title': 'Cómo citar',
  'help.titleMark': 'Cómo citar y marcar',
  'help.pointer': 'Selecciona texto y elige qué hacer con él. La cita va al lugar donde escribiste por última vez.',
  'help.keyboard':
    'Sin puntero: llega a un texto con Tab y usa estas teclas. Intro lleva a los botones, Escape suelta la selección. Con un lector de pantalla, activa antes el modo de foco.',
  'help.sentence': 'seleccionar la oración siguiente o anterior',
  'help.word': 'seleccionar la palabra siguiente o anterior',
  'help.paragraph': 'seleccionar el párrafo siguiente o anterior',
  'help.extend': 'seleccionar más o menos',
  'help.quote': 'citar lo seleccionado',
  'help.mark': 'marcar lo seleccionado',

  'speaker.system': 'Sistema',
  'speaker.user': 'Usuario',
  'speaker.assistant': 'Asistente',
  'code.wrap': 'Ajustar líneas',

  'compare.label': 'Respuestas lado a lado',
  'compare.choose': 'Mostrar',
  'compare.wide': 'Todo el ancho',
  'compare.pin': 'Mantener {{label}} a la vista',

  'trace.foldAll': 'Plegar todos los pasos',
  'trace.unfoldAll': 'Desplegar todos los pasos',
  'trace.step': 'Paso {{number}}',
  'trace.thought': 'Razonamiento',
  'trace.action': 'Acción',
  'trace.observation': 'Observación',
  'trace.chosen': 'Elegido',
  'find.label': 'Buscar en los pasos',
  'find.previous': 'Coincidencia anterior',
  'find.next': 'Coincidencia siguiente',
  'find.count_one': '{{count}} coincidencia',
  'find.count_many': '{{count}} de coincidencias',
  'find.count_other': '{{count}} coincidencias',
  'find.place': '{{place}} de {{total}}',
}

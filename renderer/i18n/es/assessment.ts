import type { assessment as english } from '../en/assessment.ts'
import type { Spanish } from './index.ts'

export const assessment: Spanish<typeof english> = {
  title: 'Evaluación',
  position: 'Pregunta {{number}} de {{count}}',
  'stimuli.label': 'Material de lectura',
  'fields.label': 'Tu respuesta',
  'footer.label': 'Preguntas',
  'footer.previous': 'Anterior',
  'footer.next': 'Siguiente',
  'footer.review': 'Revisar las respuestas',

  'words.count_one': '{{count}} palabra',
  'words.count_many': '{{count}} de palabras',
  'words.count_other': '{{count}} palabras',
  'words.window': 'de {{min}} a {{max}} palabras',
  'words.needed_one': 'falta {{count}} (de {{min}} a {{max}} palabras)',
  'words.needed_many': 'faltan {{count}} (de {{min}} a {{max}} palabras)',
  'words.needed_other': 'faltan {{count}} (de {{min}} a {{max}} palabras)',
  'words.over': '{{count}} por encima del límite de {{max}}',
  'tooLong.happened': 'Ese texto no se insertó, porque la respuesta quedaría demasiado larga para registrarla.',
  'tooLong.safe': 'Todo lo que había antes sigue igual.',
  'tooLong.next': 'Inserta menos texto.',

  'storage.safeUntil':
    'Lo que se guardó hasta las {{time}} está a salvo. Lo que escribiste después solo está en esta ventana.',
  'storage.safe': 'Lo que escribiste desde entonces solo está en esta ventana.',
  'storage.next': 'No cierres Candor. Libera espacio en este dispositivo; Candor vuelve a intentarlo por sí solo.',
  'recording.happened': 'Tus últimos cambios aún no están registrados.',
  'recording.safe': 'Están en esta ventana. Todo lo anterior está guardado en este dispositivo.',
  'recording.next': 'No cierres Candor; vuelve a intentarlo por sí solo cada pocos segundos.',
  'sending.stopped': 'El envío al servidor se detuvo.',
  'sending.stoppedSafe': 'Todo lo que escribes se guarda en este dispositivo.',
  'sending.stoppedNext':
    'Puedes continuar y entregar. Al final, Candor te permite guardar el archivo sellado y hacerlo llegar por otro medio.',
  'sending.unreachable': 'No se puede llegar al servidor.',
  'sending.offline': 'Este equipo no tiene conexión.',
  'sending.waitingSafe': 'Todo lo que escribes se guarda en este dispositivo. Puedes seguir trabajando.',
  'sending.waitingNext': 'El envío continúa cuando vuelva la red.',
  'sending.tryNow': 'Intentar ahora',
  'interruption.happened':
    'El programa se cerró inesperadamente a las {{stopped}} y se volvió a abrir a las {{resumed}}.',
  'interruption.safe':
    'Todo lo que aparecía como guardado está aquí. La pausa de {{lasted}} consta como interrupción y no cuenta en tu contra.',
  'interruption.understood': 'Entendido',

  overview: 'Resumen',
  'footer.flag': 'Marcar para luego',
  'footer.flagged': 'Marcada',
  'footer.map': 'Todas las preguntas',
  'map.title': 'Todas las preguntas',
  'map.close': 'Cerrar',
  'map.complete': 'Respondida',
  'map.partial': 'Empezada',
  'map.blank': 'En blanco',
  'map.flagged': 'Marcada para luego',
}

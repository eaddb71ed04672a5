import type { deletion as english } from '../en/deletion.ts'
import type { Spanish } from './index.ts'

export const deletion: Spanish<typeof english> = {
  'dialog.title': '¿Eliminar este intento para siempre?',
  'dialog.keep': 'Conservarlo',
  'dialog.delete': 'Eliminar para siempre',
  'dialog.goes':
    'Se borran tus respuestas y el registro: aquí de inmediato, al destruir la clave que los abre, y también en el servidor.',
  'dialog.stays':
    'Queda constancia de que hubo un intento y de cuándo se eliminó, firmada por el servidor y sin ningún contenido.',
  'dialog.submitted': 'Un intento entregado que se elimina ya no se puede calificar ni tener en cuenta.',
  'dialog.failureSafe': 'El intento está como estaba.',
  'done.title': 'Eliminado',
  'done.lead':
    'La clave de este intento se ha destruido en este dispositivo. Ya nada ni nadie puede abrir su registro.',
  'done.signed': 'El servidor ha eliminado su copia y lo ha firmado.',
  'done.signedSafe': 'Conserva el comprobante si quieres demostrarlo.',
  'done.waiting': 'Todavía no se ha podido llegar al servidor.',
  'done.waitingSafe': 'Su copia ya no se puede abrir desde este dispositivo.',
  'done.waitingNext': 'Candor pedirá al servidor que la elimine en cuanto la red lo permita.',
  'done.when': 'Eliminado',
  'done.attempt': 'Intento',
  'done.receipt': 'Comprobante',
  'done.close': 'Cerrar',
}

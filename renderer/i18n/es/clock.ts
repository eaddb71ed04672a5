import type { clock as english } from '../en/clock.ts'
import type { Spanish } from './index.ts'

export const clock: Spanish<typeof english> = {
  used: 'transcurrido',
  left: 'restante, {{used}} transcurrido',
  leftInSection: 'restante en esta sección, {{used}} transcurrido',
  sayLeft: 'Queda: {{left}}.',
  sayLeftInSection: 'Queda en esta sección: {{left}}.',
  'break.title': 'Pausa',
  'break.explain': 'El reloj está parado. Tus respuestas están guardadas y esta página las cubre hasta que vuelvas.',
  'break.end': 'Ya he vuelto',
  'break.failureSafe': 'El reloj sigue parado.',
  'over.all': 'El tiempo de esta evaluación ha terminado.',
  'over.section': 'El tiempo de esta sección ha terminado.',
  'over.safe': 'Todo lo que escribiste está guardado.',
  'over.allNext': 'Ya no se puede escribir nada más. Revisa tus respuestas y entrégalas.',
  'over.sectionNext': 'Sus respuestas se quedan como están. Puedes continuar con otra sección.',
  'over.review': 'Revisar respuestas',

  'late.happened': 'El último cambio llegó después del final y no forma parte de tus respuestas.',
  'late.safe': 'Todo lo anterior está guardado, tal como se muestra aquí.',
}

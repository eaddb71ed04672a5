import type { reasons as english } from '../en/reasons.ts'
import type { Spanish } from './index.ts'

export const reasons: Spanish<typeof english> = {
  'noticed.focus-lost': 'Otra ventana estuvo delante durante {{duration}}, a las {{time}}.',
  'noticed.fullscreen-left': 'La ventana dejó de llenar la pantalla a las {{time}}.',
  'noticed.displays-changed_one': 'A las {{time}} había {{count}} pantalla conectada.',
  'noticed.displays-changed_many': 'A las {{time}} había {{count}} de pantallas conectadas.',
  'noticed.displays-changed_other': 'A las {{time}} había {{count}} pantallas conectadas.',
  'noticed.external-paste_one': 'A las {{time}} se añadió {{count}} carácter de otro programa.',
  'noticed.external-paste_many': 'A las {{time}} se añadieron {{count}} de caracteres de otro programa.',
  'noticed.external-paste_other': 'A las {{time}} se añadieron {{count}} caracteres de otro programa.',
  'noticed.shortcut-refused': 'A las {{time}} se pulsó {{shortcut}}, que esta evaluación no usa.',

  'told.safe': 'Queda registrado, y de eso solo no se concluye nada.',
  'told.understood': 'Entendido',

  'asked.next':
    'La organización pregunta por qué. Puedes decirlo ahora o más tarde; tus palabras quedan al lado en el registro.',
  'asked.answer': 'Decir por qué',
  'asked.later': 'Más tarde',
  'asked.open_one': 'Se pide {{count}} motivo.',
  'asked.open_many': 'Se piden {{count}} de motivos.',
  'asked.open_other': 'Se piden {{count}} motivos.',

  'lock.title': 'Un momento, antes de seguir',
  'lock.safe':
    'Todo lo que escribiste está guardado. De esto solo no se concluye nada: tu motivo queda al lado en el registro.',
  'lock.next': 'La organización pide un motivo. Cualquier motivo te deja seguir al instante.',
  'lock.clock': 'El reloj sigue mientras esta página está abierta.',

  'dialog.title': '¿A qué se debió?',
  'offered.label': 'Elige uno',
  'offered.notification': 'Apareció una notificación',
  'offered.aid': 'Necesito mi lector de pantalla u otra ayuda',
  'offered.system': 'Lo hizo mi sistema por su cuenta',
  'offered.display': 'Ya he vuelto a dejar las pantallas como estaban',
  'offered.other': 'Otra cosa',
  'own.label': 'O dilo con tus propias palabras',
  'own.help': 'Hasta 2.000 caracteres. Va al registro tal como lo escribas.',
  'own.send': 'Enviar y seguir',
  'failure.safe': 'No se pierde nada de lo que escribiste. Inténtalo otra vez, o cierra Candor y vuelve.',
  cancel: 'Ahora no',
}

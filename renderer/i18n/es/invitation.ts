import type { invitation as english } from '../en/invitation.ts'
import type { Spanish } from './index.ts'

export const invitation: Spanish<typeof english> = {
  title: 'Abre tu invitación',
  lead: 'Escribe el código de tu mensaje de invitación. No se registra nada hasta que hayas leído qué se registra y lo hayas aceptado.',
  'form.label': 'Invitación',
  'code.label': 'Código de invitación',
  'code.help': 'Doce letras y cifras. Puedes pegar el enlace o el mensaje completo.',
  'code.missing': 'Escribe el código de tu mensaje de invitación.',
  'code.incomplete': 'El código tiene {{length}} de 12 letras y cifras. Compáralo con tu mensaje.',
  continue: 'Continuar',
  looking: 'Buscando…',
  'failure.safe': 'Solo se envió el código y no se ha guardado nada.',
  'failure.next': 'Comprueba la red y la dirección del servidor, debajo del código, y vuelve a pulsar Continuar.',
  'start.safe': 'Lo que estaba guardado en este dispositivo no ha cambiado.',
  'start.next': 'Cierra Candor y ábrelo de nuevo. Si sigue igual, comunica el código de abajo a quien te invitó.',
  'server.label': 'Dirección del servidor',
  'server.shown': 'Servidor {{address}}',
  'server.locked': 'Lo fijó el administrador de este ordenador',
  'server.change': 'Cambiar',
  'server.changeLabel': 'Cambiar la dirección del servidor',

  otherWays: 'Otras opciones',
  preflight: 'Comprobar este equipo, días antes',
  practice: 'Practicar con preguntas abiertas',
  takeOver: 'Continuar desde otro dispositivo',
}

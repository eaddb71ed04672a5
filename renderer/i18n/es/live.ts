import type { live as english } from '../en/live.ts'
import type { Spanish } from './index.ts'

export const live: Spanish<typeof english> = {
  menu: 'Ayuda',
  'menu.hand': 'Ayuda, mano levantada',
  'menu.unread_one': 'Ayuda, {{count}} mensaje nuevo',
  'menu.unread_many': 'Ayuda, {{count}} de mensajes nuevos',
  'menu.unread_other': 'Ayuda, {{count}} mensajes nuevos',
  title: 'Preguntar a quien supervisa',
  lead: 'Lo que escribáis tú y quien supervisa pasa a formar parte de tu registro. Allí nunca se ven tus respuestas, y tu tiempo sigue.',
  close: 'Cerrar',
  behind:
    'Ahora no se puede llegar al servidor. Tu mano y lo que escribas se guardan en este dispositivo y se envían en cuanto se pueda.',
  failureSafe: 'Tus respuestas están a salvo, y lo que has escrito aquí sigue aquí.',

  'hand.raise': 'Levantar la mano',
  'hand.lower': 'Bajar la mano',
  'hand.down': 'Quien supervisa ve que quieres ayuda.',
  'hand.told': 'Tienes la mano levantada, y el servidor lo sabe.',
  'hand.waiting': 'Tienes la mano levantada aquí. El servidor aún no lo sabe.',

  'thread.title': 'Mensajes',
  'thread.none': 'Aún no se ha escrito nada.',
  'thread.own': 'Tú, {{time}}. Enviado.',
  'thread.ownWaiting': 'Tú, {{time}}. Guardado en este dispositivo, aún sin enviar.',
  'thread.theirs': 'Quien supervisa, {{time}}',
  'thread.new': 'Un mensaje nuevo, {{time}}',
  'thread.show': 'Mostrar el mensaje',

  'write.label': 'Escribir a quien supervisa',
  'write.help_one': 'Queda {{count}} carácter.',
  'write.help_many': 'Quedan {{count}} de caracteres.',
  'write.help_other': 'Quedan {{count}} caracteres.',
  'write.send': 'Enviar',
  'write.full_one': 'Ya hay {{count}} mensaje y no caben más. Usa el contacto de tu invitación.',
  'write.full_many': 'Ya hay {{count}} de mensajes y no caben más. Usa el contacto de tu invitación.',
  'write.full_other': 'Ya hay {{count}} mensajes y no caben más. Usa el contacto de tu invitación.',

  'arrived.happened_one': 'Quien supervisa te ha escrito.',
  'arrived.happened_many': 'Quien supervisa te ha escrito: {{count}} de mensajes nuevos.',
  'arrived.happened_other': 'Quien supervisa te ha escrito: {{count}} mensajes nuevos.',
  'arrived.safe': 'Léelo cuando quieras; queda registrado que lo abriste.',
  'arrived.read': 'Leer',

  'seen.title': 'Quién puede mirar',
  'seen.watched':
    'Mientras respondes, quien supervisa puede ver que tu intento está en marcha, cuándo dio señales este programa por última vez, si estás en una pausa o se te pidió un motivo, y qué sensores pueden ver.',
  'seen.never': 'Allí nunca se ven tus respuestas ni tu pantalla, y a tu intento no le pasa nada por sí solo.',
  'seen.write':
    'Puedes levantar la mano y escribirle, y también puede escribirte. Lo que se escribe pasa a formar parte de tu registro.',
}

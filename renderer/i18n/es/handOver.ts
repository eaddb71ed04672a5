import type { handOver as english } from '../en/handOver.ts'
import type { Spanish } from './index.ts'

export const handOver: Spanish<typeof english> = {
  'offer.title': 'Continuar en otro dispositivo',
  'offer.lead': 'Recibes un código. Con él el intento pasa a otro dispositivo, con todas las respuestas hasta ahora.',
  'offer.sent': 'Todo lo que escribiste se envía antes al servidor, aún sellado: allí no se puede leer.',
  'offer.recorded': 'El cambio de dispositivo queda registrado, y quien revise lo ve como un cambio que pediste.',
  'offer.locked':
    'Desde ese momento este dispositivo no puede cambiar el intento. Mientras no se use el código puedes recuperarlo.',
  'offer.failureSafe': 'No ha cambiado nada; puedes continuar aquí.',
  'offer.back': 'Continuar aquí',
  'offer.make': 'Crear el código',
  'given.title': 'Listo para el otro dispositivo',
  'given.lead': 'Escribe allí este código. Solo se muestra aquí y solo ahora.',
  'given.leadWithoutCode':
    'Este intento se traspasó. El código se mostró al crearlo; recupera el intento para crear otro.',
  'given.code': 'Código para el otro dispositivo',
  'given.until': 'El código sirve una sola vez, hasta el {{time}}.',
  'given.step1': 'Abre Candor en el otro dispositivo.',
  'given.step2': 'En su primera pantalla elige «Continuar desde otro dispositivo».',
  'given.step3': 'Escribe el código.',
  'given.once': 'Cuando se use el código, el intento continúa solo en ese dispositivo.',
  'given.safe': 'Todas las respuestas hasta ahora están a salvo aquí y en el servidor.',
  'given.takeBack': 'Recuperarlo en este dispositivo',
  'take.title': 'Continuar desde otro dispositivo',
  'take.lead': 'Escribe el código que muestra el otro dispositivo. El intento pasa aquí con todas las respuestas.',
  'take.code': 'Código',
  'take.help': 'Letras y cifras en grupos; los guiones y las mayúsculas no importan.',
  'take.failureSafe': 'El intento sigue donde está; no ha cambiado nada.',
  'take.back': 'Atrás',
  'take.do': 'Traer el intento',

  'given.leave': 'Retirarlo de aquí',
  'given.leaveWords':
    'Cuando el otro dispositivo tenga el intento, puedes retirarlo de aquí. Después ya no se puede recuperar en este dispositivo.',
}

import type { check as english } from '../en/check.ts'
import type { Spanish } from './index.ts'

export const check: Spanish<typeof english> = {
  title: 'Comprobación del sistema',
  lead: 'Qué puede y qué no puede registrar este equipo. Quien revise ve la misma lista, para que nada que falte se tome por algo que se oculta.',
  'standIn.happened': 'Este cliente funciona sobre un sustituto de Electron, destinado a pruebas y demostraciones.',
  'standIn.safe': 'Todo funciona y se registra como siempre.',
  'standIn.next': 'El registro y la página de revisión indican que este intento no lo supervisó el cliente real.',
  results: 'Resultados',
  checking: 'Comprobando este equipo',
  'failure.safe': 'Tu consentimiento está guardado en este dispositivo; la evaluación no ha empezado.',
  'failure.next': 'Repite la comprobación.',
  'blocked.happened': 'Hay que cambiar algo antes de que la evaluación pueda empezar.',
  'blocked.next': 'Haz lo que dice la línea marcada y repite la comprobación.',
  again: 'Repetir la comprobación',
  continue: 'Continuar',
  whenRecorded: 'Aún no se registra nada más que esta lista. El registro empieza cuando empiezas la evaluación.',
  'outcome.good': 'Correcto',
  'outcome.notice': 'Nota',
  'outcome.blocked': 'Por cambiar',

  'label.runtime': 'Cliente',
  'label.storage': 'Espacio en disco',
  'label.secrets': 'Custodia de la clave',
  'label.displays': 'Pantallas',
  'label.network': 'Conexión',
  'runtime.standIn':
    'Este es un programa de pruebas ({{name}}), no el cliente real. Un intento hecho aquí queda marcado como tal.',
  'runtime.client': 'Funciona con {{name}}.',
  'storage.unknown': 'No se pudo leer el espacio libre. Un intento necesita unos 2 MB.',
  'storage.low': 'Solo quedan {{megabytes}} MB libres. Libera al menos 200 MB y repite la comprobación.',
  'storage.megabytes': '{{megabytes}} MB libres; un intento necesita unos 2 MB.',
  'storage.gigabytes': '{{gigabytes}} GB libres; un intento necesita unos 2 MB.',
  'secrets.none':
    'Este equipo no ofrece dónde guardar la clave de tu intento. Inicia sesión en tu escritorio y repite la comprobación.',
  'secrets.open':
    'Este escritorio no tiene almacén de secretos, así que otros programas de tu cuenta podrían leer la clave de tu intento.',
  'secrets.kept': 'El sistema operativo guarda la clave de tu intento.',
  'displays.count_one': 'Una pantalla.',
  'displays.count_many': '{{count}} de pantallas; los cambios se registran.',
  'displays.count_other': '{{count}} pantallas; los cambios se registran.',
  'network.answers': 'El servidor responde.',
  'network.silent':
    'Ahora no se puede llegar al servidor. Puedes trabajar: todo se guarda en este dispositivo y se envía más tarde.',
}

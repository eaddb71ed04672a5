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

  'label.proxy': 'Servidor proxy',
  'label.clock': 'Reloj',
  'label.speed': 'Velocidad del disco',
  'label.fullscreen': 'Pantalla completa',
  'label.shortcuts': 'Atajos del escritorio',
  'label.lock': 'Bloqueo de pantalla',
  'label.microphone': 'Micrófono',
  'label.version': 'Versión',
  'label.accessibility': 'Accesibilidad',
  'displays.tooMany': 'Hay {{count}} pantallas conectadas; esta evaluación pide una.',
  'proxy.direct': 'Se llega al servidor sin proxy.',
  'proxy.through': 'Se llega al servidor a través de {{name}}.',
  'clock.good': 'Coincide con el del servidor.',
  'clock.off': 'Difiere del servidor en {{seconds}} s.',
  'clock.unknown': 'No se pudo comparar, porque el servidor no respondió.',
  'speed.good': 'Guardar tarda {{milliseconds}} ms.',
  'speed.slow':
    'Guardar tarda {{milliseconds}} ms. Lo que escribes está a salvo; tras un fallo podría perderse un poco más.',
  'speed.unknown': 'Candor no pudo escribir en su carpeta.',
  'fullscreen.works': 'La ventana puede llenar la pantalla.',
  'fullscreen.fails': 'La ventana no pudo llenar la pantalla. La evaluación funciona en una ventana; queda registrado.',
  'fullscreen.untried': 'Aún no se ha probado. El botón de abajo llena la pantalla un momento.',
  'fullscreen.unneeded': 'Esta invitación no la usa.',
  'shortcuts.free': 'El escritorio no se queda con ninguno de los probados.',
  'shortcuts.taken':
    'El escritorio recibe antes {{keys}}. Candor ni los bloquea ni los registra; no se usan en tu contra.',
  'shortcuts.unneeded': 'Esta invitación no bloquea ninguno.',
  'lock.late': 'No se bloquea mientras lees.',
  'lock.minutes': 'Se bloquea tras {{minutes}} min sin teclear. No se pierde nada, pero te interrumpe.',
  'lock.unknown': 'El sistema no dice cuándo se bloquea la pantalla.',
  'microphone.unneeded': 'No hace falta.',
  'microphone.allowed': 'Permitido. Se abre y se prueba solo si eliges hablar; la conversación se puede escribir.',
  'microphone.denied': 'El sistema no deja que Candor lo use. La conversación se puede escribir.',
  'microphone.later': 'Se pide y se prueba solo si eliges hablar; la conversación se puede escribir.',
  'version.known': 'Candor {{own}}; servidor {{server}}.',
  'version.alone': 'Versión {{own}} de Candor.',
  'accessibility.plain':
    'Los lectores de pantalla, las lupas y el dictado funcionan aquí como en cualquier programa; inicia el tuyo antes que Candor. Con esta invitación no se exime nada; si necesitas algo, pídelo a quien te invitó antes de empezar.',
  'accessibility.waived_one':
    'Los lectores de pantalla, las lupas y el dictado funcionan aquí como en cualquier programa; inicia el tuyo antes que Candor. {{count}} sensor no se usa contigo, ni se retiene lo que va con él.',
  'accessibility.waived_many':
    'Los lectores de pantalla, las lupas y el dictado funcionan aquí como en cualquier programa; inicia el tuyo antes que Candor. {{count}} de sensores no se usan contigo, ni se retiene lo que va con ellos.',
  'accessibility.waived_other':
    'Los lectores de pantalla, las lupas y el dictado funcionan aquí como en cualquier programa; inicia el tuyo antes que Candor. {{count}} sensores no se usan contigo, ni se retiene lo que va con ellos.',

  'fix.label': 'Cómo arreglarlo',
  'fix.storage': 'Vacía la papelera y quita archivos grandes que no necesites, y comprueba otra vez.',
  'fix.secrets.linux':
    'Instala y abre un depósito de claves (GNOME Keyring o KWallet), vuelve a entrar en el escritorio y comprueba otra vez.',
  'fix.secrets.darwin': 'Abre Acceso a Llaveros, desbloquea el llavero de inicio de sesión y comprueba otra vez.',
  'fix.secrets.win32': 'Cierra la sesión de Windows, vuelve a entrar y comprueba otra vez.',
  'fix.displays.linux': 'Desconecta las demás pantallas, o abre Configuración, Pantallas, y elige Espejo.',
  'fix.displays.darwin': 'Desconecta las demás pantallas, o abre Ajustes del Sistema, Pantallas, y elige duplicar.',
  'fix.displays.win32': 'Desconecta las demás pantallas, o pulsa Windows y P y elige Duplicar.',
  'fix.network':
    'Revisa el cable o la red inalámbrica. En la red de una empresa, da el informe de abajo a informática.',
  'fix.clock.linux': 'Abre Configuración, Fecha y hora, y activa Automático.',
  'fix.clock.darwin': 'Abre Ajustes del Sistema, General, Fecha y hora, y activa Ajustar automáticamente.',
  'fix.clock.win32': 'Abre Configuración, Hora e idioma, Fecha y hora, y elige Sincronizar ahora.',
  'fix.speed':
    'Cierra programas que usan el disco, como copias de seguridad, y comprueba otra vez. Evita carpetas de red.',
  'fix.fullscreen': 'Cierra programas que se quedan encima de los demás y prueba otra vez.',
  'fix.microphone.linux': 'Abre Configuración, Privacidad, Micrófono, y permite Candor, o escribe en la conversación.',
  'fix.microphone.darwin':
    'Abre Ajustes del Sistema, Privacidad y seguridad, Micrófono, y permite Candor, o escribe en la conversación.',
  'fix.microphone.win32':
    'Abre Configuración, Privacidad y seguridad, Micrófono, y permite las aplicaciones de escritorio, o escribe en la conversación.',
  'fix.lock.linux': 'Abre Configuración, Energía o Privacidad, y pon el apagado de pantalla en 10 min o más.',
  'fix.lock.darwin': 'Abre Ajustes del Sistema, Pantalla bloqueada, y pon los tiempos en 10 min o más.',
  'fix.lock.win32': 'Abre Configuración, Sistema, Energía, y pon la pantalla en 10 min o más.',
}

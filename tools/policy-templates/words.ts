import type { SettingName } from '../../shared/policy/managed-settings.ts'

/** What an administrator reads about a setting, in the languages of the templates. */
export interface SettingWords {
  readonly title: string
  readonly help: string
}

export const templateLanguages = ['en-US', 'es-ES'] as const
export type TemplateLanguage = (typeof templateLanguages)[number]

/** Groups of settings, as group policy shows them. */
export const groups = {
  Server: ['ServerAddress', 'ServerLocked', 'AllowedServers'],
  Integrity: ['MinimumLockdown', 'RequiredSensors', 'ForbiddenSensors', 'OptionalSensorsForbidden'],
  Network: ['ProxyMode', 'ProxyServer', 'ProxyScript', 'ProxyBypass'],
  Client: ['Language', 'Theme', 'DataFolder'],
} as const satisfies Record<string, readonly SettingName[]>
export type Group = keyof typeof groups

/** An example value, for the JSON file and the profile. */
export const examples: { readonly [Name in SettingName]: string | boolean | readonly string[] } = {
  ServerAddress: 'https://candor.example.com',
  ServerLocked: true,
  AllowedServers: ['https://candor.example.com'],
  MinimumLockdown: 'observe',
  RequiredSensors: ['focus'],
  ForbiddenSensors: ['processes'],
  OptionalSensorsForbidden: true,
  ProxyMode: 'fixed',
  ProxyServer: 'proxy.example.com:3128',
  ProxyScript: 'https://example.com/proxy.pac',
  ProxyBypass: '*.example.com;<local>',
  Language: 'en',
  Theme: 'light',
  DataFolder: '{home}/.candor',
}

interface Words {
  readonly product: string
  readonly about: string
  readonly supported: string
  readonly groups: Readonly<Record<Group, string>>
  readonly settings: Readonly<Record<SettingName, SettingWords>>
  /** Values of choices, where they are more than a name. */
  readonly choices: Readonly<Record<string, string>>
}

export const templateWords: Readonly<Record<TemplateLanguage, Words>> = {
  'en-US': {
    product: 'Candor',
    about: 'Settings of the Candor client for proctored skills assessments',
    supported: 'Candor 0.1 or later',
    groups: { Server: 'Server', Integrity: 'Integrity', Network: 'Network', Client: 'Client' },
    choices: {
      'MinimumLockdown.observe': 'Observe: records only',
      'MinimumLockdown.restrict': 'Restrict: full screen, blocked shortcuts, a clipboard of its own',
      'MinimumLockdown.lockdown': 'Lockdown: kiosk, one display, content protection requested',
      'ProxyMode.system': 'As the system',
      'ProxyMode.direct': 'No proxy',
      'ProxyMode.fixed': 'The proxy of the setting “Proxy server”',
      'ProxyMode.script': 'The script of the setting “Proxy script”',
      'Language.en': 'English',
      'Language.es': 'Español',
      'Theme.light': 'Light',
      'Theme.dark': 'Dark',
    },
    settings: {
      ServerAddress: {
        title: 'Server address',
        help: 'The address of your organisation’s Candor server, such as https://candor.example.com. Invitation codes are looked up there first. Without this setting a person types the address or follows a link that names it.',
      },
      ServerLocked: {
        title: 'Lock the server address',
        help: 'When enabled, no server but the one in “Server address” can be typed or linked to. Needs “Server address”. An attempt that was begun with another server goes on with it, so that no answer is lost.',
      },
      AllowedServers: {
        title: 'Allowed servers',
        help: 'The only servers that this computer may begin attempts with; every other one is refused with a message. “Server address” is always allowed. Without this setting every server that is reached over https is allowed.',
      },
      MinimumLockdown: {
        title: 'Least lockdown',
        help: 'How much an assessment holds this computer at least, whatever the invitation asks. A stricter invitation stays strict. Candidates read what is held before they agree. An accommodation that was approved for a candidate still holds.',
      },
      RequiredSensors: {
        title: 'Required sensors',
        help: 'Sensors that the organisation’s policy cannot waive on this computer. A waiver that was approved for a candidate as an accommodation still holds. Opt-in sensors cannot be required. The names are listed by candor --print-effective-policy.',
      },
      ForbiddenSensors: {
        title: 'Forbidden sensors',
        help: 'Sensors that are never started on this computer. The record and the candidate’s screens say that the administrator does not allow them, and no rule counts what they would have seen. The edits of answers cannot be forbidden.',
      },
      OptionalSensorsForbidden: {
        title: 'Forbid opt-in sensors',
        help: 'When enabled, sensors that a policy has to ask for are never started on this computer: changes of the clipboard while away, idle time, named programs, signs of a virtual machine, remote sessions. For computers that people also use for other work.',
      },
      ProxyMode: {
        title: 'Proxy',
        help: 'How Candor reaches the network. Without this setting it does as the system does.',
      },
      ProxyServer: {
        title: 'Proxy server',
        help: 'For the proxy mode “fixed”: host and port, such as proxy.example.com:3128.',
      },
      ProxyScript: {
        title: 'Proxy script',
        help: 'For the proxy mode “script”: the address of a PAC file, such as https://example.com/proxy.pac.',
      },
      ProxyBypass: {
        title: 'Addresses without a proxy',
        help: 'For the proxy mode “fixed”: addresses that are reached directly, separated by semicolons, such as *.example.com;<local>.',
      },
      Language: {
        title: 'Language',
        help: 'The language of the client. The candidate is told that the administrator chose it. Item packs are shown in their own language.',
      },
      Theme: {
        title: 'Theme',
        help: 'Light or dark. Text size, contrast and motion stay the candidate’s choice, because people need them in order to read.',
      },
      DataFolder: {
        title: 'Data folder',
        help: 'Where attempts and settings are kept: a whole path, in which {home} and {user} stand for those of the user. Use a local disk. Set it before the first attempt: what is elsewhere is not moved. When it cannot be written to, Candor says so and does not start.',
      },
    },
  },
  'es-ES': {
    product: 'Candor',
    about: 'Ajustes del cliente de Candor para evaluaciones supervisadas',
    supported: 'Candor 0.1 o posterior',
    groups: { Server: 'Servidor', Integrity: 'Integridad', Network: 'Red', Client: 'Cliente' },
    choices: {
      'MinimumLockdown.observe': 'Observar: solo registra',
      'MinimumLockdown.restrict': 'Restringir: pantalla completa, atajos bloqueados, portapapeles propio',
      'MinimumLockdown.lockdown': 'Bloquear: quiosco, una pantalla, se pide proteger el contenido',
      'ProxyMode.system': 'Como el sistema',
      'ProxyMode.direct': 'Sin proxy',
      'ProxyMode.fixed': 'El proxy del ajuste «Servidor proxy»',
      'ProxyMode.script': 'El script del ajuste «Script del proxy»',
      'Language.en': 'English',
      'Language.es': 'Español',
      'Theme.light': 'Claro',
      'Theme.dark': 'Oscuro',
    },
    settings: {
      ServerAddress: {
        title: 'Dirección del servidor',
        help: 'La dirección del servidor de Candor de tu organización, por ejemplo https://candor.example.com. Los códigos de invitación se buscan primero ahí. Sin este ajuste, cada persona escribe la dirección o sigue un enlace que la nombra.',
      },
      ServerLocked: {
        title: 'Fijar la dirección del servidor',
        help: 'Si se habilita, no se puede escribir ni enlazar otro servidor que el de «Dirección del servidor». Necesita ese ajuste. Un intento empezado con otro servidor sigue con él, para que no se pierda ninguna respuesta.',
      },
      AllowedServers: {
        title: 'Servidores permitidos',
        help: 'Los únicos servidores con los que este ordenador puede empezar intentos; los demás se rechazan con un mensaje. «Dirección del servidor» siempre se permite. Sin este ajuste se permite cualquier servidor al que se llegue por https.',
      },
      MinimumLockdown: {
        title: 'Bloqueo mínimo',
        help: 'Cuánto retiene como mínimo una evaluación este ordenador, pida lo que pida la invitación. Una invitación más estricta sigue siéndolo. Los candidatos leen qué se retiene antes de aceptar. Una adaptación aprobada para un candidato se mantiene.',
      },
      RequiredSensors: {
        title: 'Sensores obligatorios',
        help: 'Sensores de los que la política de la organización no puede prescindir en este ordenador. Una exención aprobada para un candidato como adaptación se mantiene. Los sensores opcionales no se pueden exigir. candor --print-effective-policy muestra los nombres.',
      },
      ForbiddenSensors: {
        title: 'Sensores prohibidos',
        help: 'Sensores que nunca se activan en este ordenador. El registro y las pantallas del candidato dicen que el administrador no los permite, y ninguna regla cuenta lo que habrían visto. Las ediciones de las respuestas no se pueden prohibir.',
      },
      OptionalSensorsForbidden: {
        title: 'Prohibir los sensores opcionales',
        help: 'Si se habilita, nunca se activan los sensores que una política tiene que pedir: cambios del portapapeles durante una ausencia, tiempo de inactividad, programas nombrados, señales de una máquina virtual, sesiones remotas. Para ordenadores que también se usan para otro trabajo.',
      },
      ProxyMode: {
        title: 'Proxy',
        help: 'Cómo llega Candor a la red. Sin este ajuste hace lo mismo que el sistema.',
      },
      ProxyServer: {
        title: 'Servidor proxy',
        help: 'Para el modo de proxy «fixed»: nombre y puerto, por ejemplo proxy.example.com:3128.',
      },
      ProxyScript: {
        title: 'Script del proxy',
        help: 'Para el modo de proxy «script»: la dirección de un archivo PAC, por ejemplo https://example.com/proxy.pac.',
      },
      ProxyBypass: {
        title: 'Direcciones sin proxy',
        help: 'Para el modo de proxy «fixed»: direcciones a las que se llega directamente, separadas por punto y coma, por ejemplo *.example.com;<local>.',
      },
      Language: {
        title: 'Idioma',
        help: 'El idioma del cliente. Al candidato se le dice que lo eligió el administrador. Las preguntas se muestran en su propio idioma.',
      },
      Theme: {
        title: 'Tema',
        help: 'Claro u oscuro. El tamaño del texto, el contraste y el movimiento los elige el candidato, porque las personas los necesitan para leer.',
      },
      DataFolder: {
        title: 'Carpeta de datos',
        help: 'Dónde se guardan los intentos y los ajustes: una ruta completa, en la que {home} y {user} son los del usuario. Usa un disco local. Fíjala antes del primer intento: lo que está en otro sitio no se mueve. Si no se puede escribir en ella, Candor lo dice y no arranca.',
      },
    },
  },
}

import type { HoldPart, ReactionKind, SensorName } from '../attempt/events.ts'

/** Names of what the events tell of, as people read them. */

export const holdLabels: Readonly<Record<HoldPart, string>> = {
  fullscreen: 'full screen',
  kiosk: 'kiosk',
  shortcuts: 'blocked shortcuts',
  clipboard: 'a clipboard of its own',
  'one-display': 'one display',
  'content-protection': 'protection of the window’s picture, as far as the system gives it',
}

export const reactionWords: Readonly<Record<ReactionKind, string>> = {
  'focus-lost': 'another window was in front',
  'fullscreen-left': 'full screen ended',
  'displays-changed': 'the displays changed',
  'external-paste': 'text from outside went into an answer',
  'shortcut-refused': 'a blocked shortcut was pressed',
}

export const sourceWords = {
  own: 'their own text',
  stimulus: 'text of the stimulus',
  external: 'text from outside the assessment',
  unattributed: 'text whose origin is not known',
  mixed: 'their own text, parts of which came from elsewhere',
} as const

export const editWords = {
  typed: 'Typed',
  composed: 'Composed with an input method',
  replaced: 'Replaced by spell-check or autocorrect',
  pasted: 'Pasted',
  dropped: 'Dropped',
  moved: 'Moved',
  deleted: 'Deleted',
  cut: 'Cut',
  undone: 'Undone',
  redone: 'Redone',
  dictated: 'Dictated, or entered by assistive input',
  unexplained: 'Text changed without an input event',
  quoted: 'Quoted',
} as const

export const awayWords = {
  'other-window': 'Another window came to the front',
  minimised: 'The window was minimised',
  'screen-locked': 'The screen was locked',
  'own-dialog': 'A dialog of Candor was in front',
  suspend: 'The computer went to sleep',
  unknown: 'The window was not in front',
} as const

export const sensorLabels: Readonly<Record<SensorName, string>> = {
  edits: 'Edits',
  clipboard: 'Clipboard',
  focus: 'Focus',
  fullscreen: 'Full screen',
  displays: 'Displays',
  power: 'Sleep',
  lock: 'Screen lock',
  clock: 'Clock',
  network: 'Network',
  renderer: 'Window faults',
  instances: 'Second start',
  window: 'Window',
  keys: 'Key presses, counted',
  shortcuts: 'Shortcuts',
  'clipboard-watch': 'Clipboard while away',
  idle: 'Idle time',
  'power-source': 'Battery',
  thermal: 'Heat',
  'user-switch': 'Switch of user',
  capture: 'Picture of the window',
  processes: 'Named programs',
  'virtual-machine': 'Virtual machine',
  'remote-session': 'Remote session',
  assistive: 'Assistive technology',
  devtools: 'Developer tools',
  navigation: 'Navigation',
  permissions: 'Permissions',
  downloads: 'Downloads',
  'self-check': 'Check of the client',
  storage: 'Free space',
}

export const sensorStateWords = {
  on: 'can see',
  off: 'cannot see',
  unsupported: 'is not available on this system',
  waived: 'is waived for this attempt',
} as const

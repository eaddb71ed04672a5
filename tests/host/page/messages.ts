/** Page to main process, asynchronous. `request` is answered by a `reply` with the same id. */
export type PageMessage =
  | { op: 'send'; channel: string; args: unknown[] }
  | { op: 'request'; id: number; kind: 'invoke'; channel: string; args: unknown[] }
  | { op: 'request'; id: number; kind: 'media'; kinds: ('audio' | 'video')[] }
  | { op: 'preload-error'; error: Error }
  | { op: 'title'; title: string }
  | { op: 'context-menu'; params: { x: number; y: number; isEditable: boolean; selectionText: string } }

/** Page to main process, while the page waits. The answer to `key` is whether to swallow it; to `open`, nothing. */
export type PageQuestion =
  | { op: 'key'; input: KeyInput }
  | { op: 'open'; url: string; target: string; features: string }

/** Main process to page. `keys` switches the questions about keys on and off. */
export type HostMessage =
  | { op: 'event'; channel: string; args: unknown[] }
  | { op: 'reply'; id: number; isOk: boolean; value: unknown }
  | { op: 'keys'; areAsked: boolean }

/** The fields of Electron.Input that a DOM event has. */
export interface KeyInput {
  type: 'keyDown' | 'keyUp'
  key: string
  code: string
  isAutoRepeat: boolean
  isComposing: boolean
  shift: boolean
  control: boolean
  alt: boolean
  meta: boolean
  location: number
  modifiers: string[]
}

/** What a page is told at its start. */
export interface PageConfig {
  token: string
  /** The global function of the isolated world that reaches the main process. */
  binding: string
  areKeysAsked: boolean
  browserKeys: string[]
  process: Record<string, unknown>
}

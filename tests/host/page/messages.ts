/** A call of the page to the main process, answered by a `reply` with the same id. */
export interface PageCall {
  id: number
  channel: string
  args: unknown[]
}

/** The page wants the microphone or the camera; answered by a `reply` with the same id once Chromium knows the answer. */
export interface PageAsk {
  id: number
  mediaTypes: readonly MediaType[]
}
export type MediaType = 'audio' | 'video'

/** A mouse button went down in the page, which does not wait. */
export interface PageMouse {
  mouse: 'left' | 'middle' | 'right'
}

/** Main process to page. */
export type HostMessage =
  | { op: 'event'; channel: string; args: unknown[] }
  | { op: 'reply'; id: number; isOk: boolean; value: unknown }

/** A key, for which the page waits: what a listener of the app can read. */
export type KeyInput = Pick<
  Electron.Input,
  'type' | 'key' | 'code' | 'isAutoRepeat' | 'isComposing' | 'shift' | 'control' | 'alt' | 'meta'
>

/** What a page is told at its start. */
export interface PageConfig {
  /** Names the isolated world and its binding. */
  token: string
  /** Whether each key waits for the app. */
  areKeysAsked: boolean
}

import { toOuter } from './scheme.ts'

/** The top frame of a page, as `senderFrame` and `mainFrame` show it. */
export class WebFrame implements Pick<Electron.WebFrameMain, 'url' | 'origin' | 'name' | 'detached' | 'routingId'> {
  readonly routingId = 1
  readonly processId = 1
  readonly name = ''
  readonly parent = null
  readonly frames: readonly WebFrame[] = []
  detached = false
  /** The address as Chromium knows it. */
  innerUrl = ''

  get url(): string {
    return toOuter(this.innerUrl)
  }

  get origin(): string {
    const [, origin = 'null'] = /^([a-z][a-z0-9+.-]*:\/\/[^/?#]*)/i.exec(this.url) ?? []
    return origin
  }

  get top(): WebFrame {
    return this
  }

  isDestroyed(): boolean {
    return this.detached
  }
}

import { EventEmitter } from 'node:events'
import { type WebContents, webContents } from './web-contents.ts'

type Source = Electron.NativeTheme['themeSource']

/** `nativeTheme`: the source reaches every page as `prefers-color-scheme`. The system's own theme counts as light. */
class NativeTheme extends EventEmitter implements Pick<Electron.NativeTheme, 'themeSource' | 'shouldUseDarkColors'> {
  #source: Source = 'system'

  get themeSource(): Source {
    return this.#source
  }
  set themeSource(source: Source) {
    this.#source = source
    for (const contents of webContents.getAllWebContents()) this.applyTo(contents)
    this.emit('updated', {})
  }
  get shouldUseDarkColors(): boolean {
    return this.#source === 'dark'
  }

  /** Gives a page the current scheme. */
  applyTo(contents: WebContents): void {
    contents.setColorScheme(this.#source === 'system' ? '' : this.#source)
  }
}

export const nativeTheme = new NativeTheme()

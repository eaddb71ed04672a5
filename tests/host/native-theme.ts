import { EventEmitter } from 'node:events'
import type { WebContents } from './web-contents.ts'
import { webContents } from './web-contents.ts'

type Implemented = Pick<
  Electron.NativeTheme,
  'themeSource' | 'shouldUseDarkColors' | 'shouldUseHighContrastColors' | 'shouldUseInvertedColorScheme'
>

/** `nativeTheme`: the source reaches every page as `prefers-color-scheme`. The system's own theme counts as light. */
class NativeTheme extends EventEmitter implements Implemented {
  readonly shouldUseHighContrastColors = false
  readonly shouldUseInvertedColorScheme = false
  #source: 'system' | 'light' | 'dark' = 'system'

  get themeSource(): 'system' | 'light' | 'dark' {
    return this.#source
  }
  set themeSource(source: 'system' | 'light' | 'dark') {
    if (source === this.#source) return
    this.#source = source
    for (const contents of webContents.getAllWebContents()) this.applyTo(contents)
    this.emit('updated', {})
  }
  get shouldUseDarkColors(): boolean {
    return this.#source === 'dark'
  }

  /** Gives a page the current scheme. */
  applyTo(contents: WebContents): void {
    void contents.setColorScheme(this.#source === 'system' ? '' : this.#source)
  }
}

export const nativeTheme = new NativeTheme()

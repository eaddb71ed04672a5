import { once } from 'node:events'
import { capture, spawnTied } from './spawn.ts'

const selection = ['-selection', 'clipboard', '-t', 'UTF8_STRING']

/** What the middle mouse button pastes. */
const primary = {
  readText: async (): Promise<string> => capture('xclip', '-o', '-selection', 'primary', '-t', 'UTF8_STRING'),
} satisfies Partial<Electron.Clipboard>

/** X names plain text in several ways. */
function mimeType(target: string): string[] {
  if (/^(UTF8_STRING|STRING|TEXT|text\/plain)/.test(target)) return ['text/plain']
  return /^[a-z]+\/[a-z]/.test(target) ? [target] : []
}

/** `clipboard`: the X server's, text only, in the asynchronous shape that Electron has since version 44. */
export const clipboard = {
  selection: primary as Electron.Clipboard, // the app reads its text and nothing else
  readText: async (): Promise<string> => capture('xclip', '-o', ...selection),

  /** One item with the types that the owner offers; their payload is not there. */
  read: async (): Promise<Electron.ClipboardItem[]> => {
    const targets = capture('xclip', '-o', '-selection', 'clipboard', '-t', 'TARGETS').split('\n')
    const types = [...new Set(targets.flatMap(mimeType))]
    return types.length === 0 ? [] : [{ types } as Electron.ClipboardItem] // `getType` is not used by the app
  },

  /**
   * The owner of an X selection has to stay alive to hand it over, so one xclip runs until another program copies
   * something, or until the app ends. Resolves when it owns the selection.
   */
  async writeText(text: string): Promise<void> {
    const owner = spawnTied('xclip', ['-i', '-quiet', ...selection], { stdio: ['pipe', 'ignore', 'pipe'] })
    owner.unref()
    owner.stdin?.end(text)
    if (owner.stderr) await Promise.race([once(owner.stderr, 'data'), once(owner, 'exit')])
  },
} satisfies Partial<Electron.Clipboard>

import { execFile } from 'node:child_process'
import { once } from 'node:events'
import { spawnTied } from './spawn.ts'

/**
 * One X selection, text only, in the asynchronous shape that Electron has since version 44. The owner of a selection has to
 * stay alive to hand it over, so one xclip runs for each text until another program takes the selection, or the app ends.
 */
function createClipboard(name: 'clipboard' | 'primary') {
  const selection = ['-selection', name, '-t', 'UTF8_STRING']
  const own = async (text: string): Promise<void> => {
    const owner = spawnTied('xclip', ['-i', '-quiet', ...selection], { stdio: ['pipe', 'ignore', 'pipe'] })
    owner.unref()
    owner.stdin?.end(text)
    if (owner.stderr) await Promise.race([once(owner.stderr, 'data'), once(owner, 'exit')])
  }
  return {
    /** Empty also where the owner does not answer within a second, as some do when they have no text. */
    readText: (): Promise<string> =>
      new Promise((resolve) => {
        const options = { timeout: 1_000, maxBuffer: 64 << 20 }
        execFile('xclip', ['-o', ...selection], options, (error, text) => resolve(error ? '' : text))
      }),
    /** Resolves when it owns the selection. */
    writeText: own,
    /** What is left is an empty text: X has no selection without an owner that a program could make. */
    clear: (): void => void own(''),
  }
}

/** `clipboard`: the X server's CLIPBOARD, with `selection` for its PRIMARY. */
export const clipboard = {
  ...createClipboard('clipboard'),
  selection: createClipboard('primary'),
} satisfies Shaped

type Plain = Partial<Omit<Electron.Clipboard, 'selection'>>
type Shaped = Plain & { readonly selection: Plain }

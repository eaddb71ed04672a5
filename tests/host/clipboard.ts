import { execFile } from 'node:child_process'
import { once } from 'node:events'
import { spawnTied } from './spawn.ts'

/** X names plain text in several ways. */
function mimeType(target: string): string[] {
  if (/^(UTF8_STRING|STRING|TEXT|text\/plain)/.test(target)) return ['text/plain']
  return /^[a-z]+\/[a-z]/.test(target) ? [target] : []
}

/** What the owner of a selection gives of a type; empty also where it does not answer within a second, as some do. */
function read(selection: string, type: string): Promise<string> {
  const options = { timeout: 1_000, maxBuffer: 64 << 20 }
  return new Promise((resolve) => {
    execFile('xclip', ['-o', '-selection', selection, '-t', type], options, (error, text) => resolve(error ? '' : text))
  })
}

/**
 * One X selection, text only, in the asynchronous shape that Electron has since version 44. The owner of a selection has to
 * stay alive to hand it over, so one xclip runs for each text until another program takes the selection, or the app ends.
 */
function createClipboard(selection: 'clipboard' | 'primary') {
  const own = async (text: string): Promise<void> => {
    const args = ['-i', '-quiet', '-selection', selection, '-t', 'UTF8_STRING']
    const owner = spawnTied('xclip', args, { stdio: ['pipe', 'ignore', 'pipe'] })
    owner.unref()
    owner.stdin?.end(text)
    if (owner.stderr) await Promise.race([once(owner.stderr, 'data'), once(owner, 'exit')])
  }
  return {
    readText: (): Promise<string> => read(selection, 'UTF8_STRING'),
    /** One item with the types that the owner offers; their payload is not there. */
    read: async (): Promise<Electron.ClipboardItem[]> => {
      const targets = (await read(selection, 'TARGETS')).split('\n')
      const types = [...new Set(targets.flatMap(mimeType))]
      return types.length === 0 ? [] : [{ types } as Electron.ClipboardItem] // `getType` is not used by the app
    },
    /** Resolves when it owns the selection. */
    writeText: own,
    /** What is left is an empty text: X has no selection without an owner that a program could make. */
    clear: (): void => void own(''),
  }
}

type Plain = Partial<Omit<Electron.Clipboard, 'selection'>>

/** `clipboard`: the X server's CLIPBOARD, with `selection` for its PRIMARY. */
export const clipboard = {
  ...createClipboard('clipboard'),
  selection: createClipboard('primary'),
} satisfies Plain & { readonly selection: Plain }

import { once } from 'node:events'
import { capture, captureText, spawnTied } from './spawn.ts'

type ItemData = ConstructorParameters<typeof Electron.ClipboardItem>[0]

/** X11 names under which programs offer plain text. */
const textTargets = ['UTF8_STRING', 'text/plain;charset=utf-8', 'STRING', 'TEXT', 'text/plain']
const otherTypes = ['text/html', 'text/uri-list', 'image/png']

/** As the web's ClipboardItem. */
export class ClipboardItem implements Pick<Electron.ClipboardItem, 'types'> {
  readonly types: string[]
  readonly #data: ItemData

  constructor(data: ItemData) {
    this.#data = data
    this.types = Object.keys(data)
  }

  async getType(type: string): Promise<Blob> {
    const content = await this.#data[type]
    if (content instanceof Blob) return content
    if (typeof content !== 'string') throw new DOMException(`The type '${type}' was not found`, 'NotFoundError')
    return new Blob([content], { type })
  }
}

/** One of the X server's selections, in the asynchronous shape that Electron's clipboard has since version 44. */
class Selection {
  readonly #name: 'clipboard' | 'primary'

  constructor(name: 'clipboard' | 'primary') {
    this.#name = name
  }

  #read(target: string): Buffer | null {
    return capture('xclip', '-o', '-selection', this.#name, '-t', target)
  }

  #types(): string[] {
    const targets = captureText('xclip', '-o', '-selection', this.#name, '-t', 'TARGETS').split('\n')
    const hasText = targets.some((target) => textTargets.includes(target))
    return [...(hasText ? ['text/plain'] : []), ...otherTypes.filter((type) => targets.includes(type))]
  }

  /**
   * The owner of an X selection has to stay alive to hand it over, so one xclip runs until another program copies
   * something, or until the app ends. Resolves when it owns the selection.
   */
  async #own(content: Buffer, target: string): Promise<void> {
    const args = ['-i', '-quiet', '-selection', this.#name, '-t', target]
    const owner = spawnTied('xclip', args, { stdio: ['pipe', 'ignore', 'pipe'] })
    owner.unref()
    owner.stdin?.end(content)
    if (owner.stderr) await Promise.race([once(owner.stderr, 'data'), once(owner, 'exit')])
  }

  async readText(): Promise<string> {
    for (const target of textTargets) {
      const bytes = this.#read(target)
      if (bytes) return bytes.toString('utf8')
    }
    return ''
  }
  writeText(text: string): Promise<void> {
    return this.#own(Buffer.from(text), 'UTF8_STRING')
  }
  async has(type: string): Promise<boolean> {
    return this.#types().includes(type)
  }
  async read(): Promise<ClipboardItem[]> {
    const types = this.#types()
    if (types.length === 0) return []
    const read = (type: string): Blob => {
      const bytes =
        type === 'text/plain' ? textTargets.map((target) => this.#read(target)).find(Boolean) : this.#read(type)
      return new Blob([new Uint8Array(bytes ?? [])], { type })
    }
    return [new ClipboardItem(Object.fromEntries(types.map((type) => [type, read(type)])))]
  }
  /** xclip offers one type at a time: plain text where there is some, else the first type. */
  async write(items: readonly ClipboardItem[]): Promise<void> {
    const item = items[0]
    const type = item?.types.find((name) => name === 'text/plain') ?? item?.types[0]
    if (!item || type === undefined) return this.clear()
    const content = Buffer.from(await (await item.getType(type)).arrayBuffer())
    await this.#own(content, type === 'text/plain' ? 'UTF8_STRING' : type)
  }
  clear(): void {
    void this.#own(Buffer.alloc(0), 'UTF8_STRING')
  }
}

class Clipboard extends Selection implements Pick<Electron.Clipboard, 'readText' | 'writeText' | 'has' | 'clear'> {
  readonly selection = new Selection('primary')
}

export const clipboard = new Clipboard('clipboard')

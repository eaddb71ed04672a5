import type { Clipboard } from 'electron'
import { type Glance, kindsOf } from './clipboard-watch.ts'

export interface GlanceDeps {
  readonly clipboard: Pick<Clipboard, 'read' | 'readText'>
  /** Hex SHA-256. */
  readonly digest: (bytes: Uint8Array) => string
  /** Unpredictable, and fresh for each run of an attempt. */
  readonly salt: string
}

/** Looks at the clipboard and keeps a salted digest, a length and the kinds; null when it cannot be read now. */
export async function glanceAt({ clipboard, digest, salt }: GlanceDeps): Promise<Glance | null> {
  try {
    const [text, items] = await Promise.all([clipboard.readText(), clipboard.read()])
    const types = items.flatMap((item) => item.types).toSorted()
    const bytes = new TextEncoder().encode(JSON.stringify([salt, text, types]))
    return { digest: digest(bytes), chars: text.length, kinds: kindsOf(types) }
  } catch {
    return null // another program holds it
  }
}

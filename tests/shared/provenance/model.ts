import type { Edit } from '../../../shared/attempt/events.ts'
import type { Pack } from '../../../shared/pack/pack.ts'
import { plainStimuli } from '../../../shared/pack/stimulus.ts'
import { smallPack } from '../../fixtures/events.ts'

/** One stay of a character in the text; `died` is null while it is there. */
interface Life {
  readonly born: number
  died: number | null
}

/** One character of the slow model, with every stay: undo and redo bring the same character back. */
export interface Character {
  readonly char: string
  readonly origin: string
  readonly seq: number
  readonly lives: Life[]
}

const isThere = ({ lives }: Character) => lives.at(-1)?.died === null
const wasThere = ({ lives }: Character, moment: number) =>
  lives.some(({ born, died }) => born < moment && (died ?? Number.POSITIVE_INFINITY) >= moment)

/** Text as two texts are compared: every run of white space is one space (P6). */
export const read = (text: string) => text.split(/\s+/).filter(Boolean).join(' ')

/** P8, as it is written: the text stands in a stimulus, in the instructions, or runs over the stimuli of one item. */
export function isShown(pack: Pack, text: string): boolean {
  const shown = pack.sections.flatMap(({ items }) =>
    items.flatMap((item) => [
      item.instructions,
      ...plainStimuli(item).map((stimulus) => stimulus.text),
      plainStimuli(item)
        .map((stimulus) => `${stimulus.label}\n${stimulus.text}`)
        .join('\n'),
    ]),
  )
  return read(text) !== '' && shown.some((passage) => read(passage).includes(read(text)))
}

/** P13, as it is written: one pair of marks, and between them a passage of the pack. */
function quoted(pack: Pack, inserted: string): string {
  const between = /^\s*“([\s\S]+)”\s*$/.exec(inserted)?.[1]
  return between !== undefined && isShown(pack, between) ? 'pasted:stimulus' : 'unattributed'
}

/**
 * The obvious form of P3 to P5, P11 and P13, without copies or passages: one object for each character, searched from the
 * start each time. It is what the fast replay is compared with.
 */
export class SlowText {
  private characters: Character[] = []
  private readonly pack: Pack

  constructor(pack: Pack = smallPack) {
    this.pack = pack
  }

  visible(): Character[] {
    return this.characters.filter(isThere)
  }

  apply(seq: number, edit: Edit): void {
    this.remove(seq, edit.from, edit.from + edit.removed)
    if (edit.inserted === '') return
    if ((edit.kind === 'undone' || edit.kind === 'redone') && this.restore(seq, edit)) return
    const origins: Record<string, string> = {
      typed: 'typed',
      composed: 'composed',
      replaced: 'replaced',
      dictated: 'dictated',
      pasted: 'pasted:external',
      dropped: 'dropped:external',
    }
    const origin = edit.kind === 'quoted' ? quoted(this.pack, edit.inserted) : (origins[edit.kind] ?? 'unattributed')
    this.insert(
      seq,
      edit.from,
      edit.inserted.split('').map((char) => ({ char, origin })),
    )
  }

  /** Puts characters in whose origins somebody else found out (P6 to P10). */
  insert(seq: number, from: number, written: readonly { readonly char: string; readonly origin: string }[]): void {
    const fresh = written.map(({ char, origin }) => ({ char, origin, seq, lives: [{ born: seq, died: null }] }))
    this.characters.splice(this.placeAfter(from), 0, ...fresh)
  }

  /** P4: the characters of `[from, to)` stand at `target` of what is left, with the origins that they had. */
  move(seq: number, from: number, to: number, target: number, isRemovalFirst: boolean): void {
    const moved = this.visible().slice(from, to)
    const copies = (born: number) => moved.map((character) => ({ ...character, lives: [{ born, died: null }] }))
    if (isRemovalFirst) {
      this.remove(seq, from, to)
      this.characters.splice(this.placeAfter(target), 0, ...copies(seq + 1))
      return
    }
    const at = target <= from ? target : target + moved.length
    this.characters.splice(this.placeAfter(at), 0, ...copies(seq))
    for (const { lives } of moved) for (const life of lives) life.died ??= seq + 1
  }

  remove(seq: number, from: number, to: number): void {
    for (const { lives } of this.visible().slice(from, to)) for (const life of lives) life.died ??= seq
  }

  private placeAfter(offset: number): number {
    const last = this.visible()[offset - 1]
    return last === undefined ? 0 : this.characters.indexOf(last) + 1
  }

  private restore(now: number, { from, inserted }: Edit): boolean {
    const start = this.placeAfter(from)
    const next = this.characters.findIndex((character, index) => index >= start && isThere(character))
    const region = this.characters.slice(start, next === -1 ? undefined : next)
    const moments = region
      .flatMap(({ lives }) => lives.flatMap(({ born, died }) => [born, died ?? 0]))
      .toSorted((one, other) => other - one)
    for (const moment of moments) {
      const standing = region.filter((character) => wasThere(character, moment))
      const at = standing
        .map(({ char }) => char)
        .join('')
        .indexOf(inserted)
      if (at === -1) continue
      for (const { lives } of standing.slice(at, at + inserted.length)) lives.push({ born: now, died: null })
      return true
    }
    return false
  }
}

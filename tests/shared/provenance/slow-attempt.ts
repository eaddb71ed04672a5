import type { Edit } from '../../../shared/attempt/events.ts'
import type { Pack } from '../../../shared/pack/pack.ts'
import { type Character, isShown, read, SlowText } from './model.ts'

type Written = Pick<Character, 'char' | 'origin'>

/** What a character counts as when it is copied on (P9). */
function sourceOf(origin: string): string {
  if (origin === 'unattributed') return origin
  return origin.endsWith(':stimulus') || origin.endsWith(':external') ? (origin.split(':')[1] ?? '') : 'own'
}

const textOf = (characters: readonly Written[]) => characters.map(({ char }) => char).join('')
const isInk = (char: string) => !/\s/u.test(char)

/**
 * The obvious form of P6 to P10 on top of `SlowText`: several fields, what was copied, and what was just moved out, all
 * kept as plain lists of characters and searched from the start.
 */
export class SlowAttempt {
  readonly texts: Map<number, SlowText> = new Map()
  private readonly copies: (readonly Written[])[] = []
  private readonly stimulusLengths: number[] = []
  private movedOut: readonly Written[] | null = null
  private readonly pack: Pack

  constructor(pack: Pack) {
    this.pack = pack
  }

  text(field: number): SlowText {
    const text = this.texts.get(field) ?? new SlowText(this.pack)
    this.texts.set(field, text)
    return text
  }

  copy(field: number, from: number, to: number): void {
    const copied = this.text(field).visible().slice(from, to)
    if (copied.length > 0) this.copies.push(copied.map(({ char, origin }) => ({ char, origin })))
  }

  copyStimulus(chars: number): void {
    this.stimulusLengths.push(chars)
  }

  /** The first half of a drag to another field. */
  moveOut(seq: number, field: number, from: number, to: number): void {
    this.movedOut = this.text(field)
      .visible()
      .slice(from, to)
      .map(({ char, origin }) => ({ char, origin }))
    this.text(field).remove(seq, from, to)
  }

  apply(seq: number, edit: Edit): void {
    const text = this.text(edit.field)
    if (edit.kind === 'cut') this.copy(edit.field, edit.from, edit.from + edit.removed)
    if (edit.kind !== 'pasted' && edit.kind !== 'dropped') text.apply(seq, edit)
    else {
      text.remove(seq, edit.from, edit.from + edit.removed)
      text.insert(seq, edit.from, this.carried(edit.kind, edit.inserted))
    }
    this.movedOut = null
  }

  private carried(gesture: 'pasted' | 'dropped', inserted: string): readonly Written[] {
    const name = (source: string) => (source === 'unattributed' ? source : `${gesture}:${source}`)
    const all = (source: string) => inserted.split('').map((char) => ({ char, origin: name(source) }))
    const own = this.copies.findLast((copy) => read(textOf(copy)) === read(inserted))
    const original = own ?? (gesture === 'dropped' ? this.dragged(inserted) : null)
    if (original === null) return all(this.isPassage(inserted) ? 'stimulus' : 'external')
    // Character by character; white space goes with what stands before it.
    const ink = original.filter(({ char }) => isInk(char))
    let source = sourceOf((ink[0] ?? original.at(-1))?.origin ?? '')
    return inserted.split('').map((char) => {
      if (isInk(char)) source = sourceOf(ink.shift()?.origin ?? '')
      return { char, origin: name(source) }
    })
  }

  private dragged(inserted: string): readonly Written[] | null {
    if (this.movedOut !== null && textOf(this.movedOut) === inserted) return this.movedOut
    if (read(inserted).length < 12) return null
    for (const text of this.texts.values()) {
      const at = textOf(text.visible()).indexOf(inserted)
      if (at !== -1) return text.visible().slice(at, at + inserted.length)
    }
    return null
  }

  private isPassage(text: string): boolean {
    const isAllowed = [text.length, read(text).length].some((length) => this.stimulusLengths.includes(length))
    return (read(text).length >= 12 || isAllowed) && isShown(this.pack, text)
  }
}

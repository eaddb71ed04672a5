import type { Edit } from '../../../shared/attempt/events.ts'

/** One character of the slow model; `died` is null while it is there. */
interface Character {
  readonly char: string
  readonly origin: string
  readonly seq: number
  readonly born: number
  died: number | null
}

/**
 * The obvious form of P3 to P5 and P11, without copies or passages: one object for each character, searched from the
 * start each time. It is what the fast replay is compared with.
 */
export class SlowText {
  private characters: Character[] = []

  visible(): Character[] {
    return this.characters.filter((character) => character.died === null)
  }

  apply(seq: number, edit: Edit): void {
    for (const gone of this.visible().slice(edit.from, edit.from + edit.removed)) gone.died = seq
    if (edit.inserted === '') return
    if ((edit.kind === 'undone' || edit.kind === 'redone') && this.restore(edit)) return
    const origins: Record<string, string> = {
      typed: 'typed',
      composed: 'composed',
      replaced: 'replaced',
      dictated: 'dictated',
      pasted: 'pasted-external',
      dropped: 'dropped-external',
    }
    const origin = origins[edit.kind] ?? 'unattributed'
    const fresh = edit.inserted.split('').map((char) => ({ char, origin, seq, born: seq, died: null }))
    this.characters.splice(this.placeAfter(edit.from), 0, ...fresh)
  }

  /** P4: the characters of `[from, to)` stand at `target` of what is left, with the origins that they had. */
  move(seq: number, from: number, to: number, target: number, isRemovalFirst: boolean): void {
    const moved = this.visible().slice(from, to)
    const copies = (born: number) => moved.map((character) => ({ ...character, born, died: null }))
    if (isRemovalFirst) {
      for (const gone of moved) gone.died = seq
      this.characters.splice(this.placeAfter(target), 0, ...copies(seq + 1))
      return
    }
    const at = target <= from ? target : target + moved.length
    this.characters.splice(this.placeAfter(at), 0, ...copies(seq))
    for (const gone of moved) gone.died = seq + 1
  }

  private placeAfter(offset: number): number {
    const last = this.visible()[offset - 1]
    return last === undefined ? 0 : this.characters.indexOf(last) + 1
  }

  private restore({ from, inserted }: Edit): boolean {
    const start = this.placeAfter(from)
    const next = this.characters.findIndex((character, index) => index >= start && character.died === null)
    const region = this.characters.slice(start, next === -1 ? undefined : next)
    const moments = region.map((character) => character.died ?? 0).toSorted((one, other) => other - one)
    for (const moment of moments) {
      const standing = region.filter(({ born, died }) => born < moment && (died ?? 0) >= moment)
      const at = standing
        .map(({ char }) => char)
        .join('')
        .indexOf(inserted)
      if (at === -1) continue
      for (const character of standing.slice(at, at + inserted.length)) character.died = null
      return true
    }
    return false
  }
}

import type { EditKind, EventData } from '../../../shared/attempt/events.ts'

/**
 * What the page claims, held against what main saw (docs/spec/integrity.md, I40 to I47). Pure: every input is an argument.
 * Agreement is silent; only what honest ways of writing cannot explain is disputed.
 */

export type Dispute = EventData<'claim.disputed'>

/** A claimed edit: what came in, how, and its sequence number. */
export interface Claim {
  readonly kind: EditKind
  readonly characters: number
  readonly seq: number
}

/** Presses that are kept for text which comes later: a page that hangs for a minute and a half of fast typing. */
const mostUnspent = 1_000
/** Typed characters that are judged together. */
const windowCharacters = 200
/** Characters without a press that are let pass in a window: this many, and this share of what was claimed. */
const toleratedCharacters = 20
const toleratedShare = 0.1

/** Presses and typed characters of the window that runs. */
export interface KeyLedger {
  /** Presses that no claimed character has used yet. */
  readonly unspent: number
  readonly claimed: number
  readonly seen: number
  readonly fromSeq: number | null
}
export const emptyKeyLedger: KeyLedger = { unspent: 0, claimed: 0, seen: 0, fromSeq: null }

/** A key that may put text in was pressed, or repeated itself. */
export function pressed(ledger: KeyLedger): KeyLedger {
  return { ...ledger, unspent: Math.min(mostUnspent, ledger.unspent + 1) }
}

/**
 * Holds one claimed edit against the presses (I40 to I43). Text of an input method uses presses and is never disputed;
 * other kinds claim no press.
 */
export function holdAgainstKeys(
  ledger: KeyLedger,
  { kind, characters, seq }: Claim,
): { readonly ledger: KeyLedger; readonly dispute: Dispute | null } {
  if (kind !== 'typed' && kind !== 'composed') return { ledger, dispute: null }
  const covered = Math.min(ledger.unspent, characters)
  const unspent = ledger.unspent - covered
  if (kind === 'composed') return { ledger: { ...ledger, unspent }, dispute: null }
  const [claimed, seen, fromSeq] = [ledger.claimed + characters, ledger.seen + covered, ledger.fromSeq ?? seq]
  const next = { ...emptyKeyLedger, unspent }
  if (claimed - seen > toleratedCharacters + Math.min(claimed, windowCharacters) * toleratedShare)
    return { ledger: next, dispute: { claim: 'keys', claimed, seen, fromSeq, toSeq: seq } }
  return { ledger: claimed >= windowCharacters ? next : { unspent, claimed, seen, fromSeq }, dispute: null }
}

/** Pastes in a row without a gesture that are let pass: assistive programs can paste without one. */
const toleratedPastes = 2
const mostUnspentGestures = 20

export interface GestureLedger {
  readonly unspent: number
  /** Pastes since the last one that had a gesture. */
  readonly without: number
  readonly fromSeq: number | null
}
export const emptyGestureLedger: GestureLedger = { unspent: 0, without: 0, fromSeq: null }

/** Something was done that can paste: a shortcut, a menu, a middle click. */
export function gestured(ledger: GestureLedger): GestureLedger {
  return { ...ledger, unspent: Math.min(mostUnspentGestures, ledger.unspent + 1) }
}

/** A claimed redo: on Linux its shortcut, Control-Y, is a gesture too, and this use of it pastes nothing. */
export function redid(ledger: GestureLedger): GestureLedger {
  return { ...ledger, unspent: Math.max(0, ledger.unspent - 1) }
}

/** Holds one claimed paste against the gestures (I46). */
export function holdAgainstGestures(
  { unspent, without, fromSeq }: GestureLedger,
  seq: number,
): { readonly ledger: GestureLedger; readonly dispute: Dispute | null } {
  if (unspent > 0) return { ledger: { ...emptyGestureLedger, unspent: unspent - 1 }, dispute: null }
  const [claimed, first] = [without + 1, fromSeq ?? seq]
  if (claimed <= toleratedPastes) return { ledger: { unspent, without: claimed, fromSeq: first }, dispute: null }
  return {
    ledger: emptyGestureLedger,
    dispute: { claim: 'paste-gesture', claimed, seen: 0, fromSeq: first, toSeq: seq },
  }
}

/** Lengths that text of a clipboard may have in a field: as it is, and with each run of line breaks as one character. */
export interface ClipboardSize {
  readonly most: number
  readonly least: number
}

/** What main read of the clipboard that the paste should have come from, and of all that it may have come from. */
export interface PasteEvidence {
  /** At the gesture; the same as `now` where none was seen. Null: no text, or it could not be read. */
  readonly atGesture: ClipboardSize | null
  readonly now: ClipboardSize | null
  readonly others: readonly ClipboardSize[]
}

const toleratedUnits = 16
const toleratedPasteShare = 0.05

/** Says what is wrong with the claimed size of a paste, in UTF-16 units (I44, I45); null when nothing is, or nobody can tell. */
export function holdAgainstClipboard(claimed: number, evidence: PasteEvidence, seq: number): Dispute | null {
  const { atGesture, now, others } = evidence
  if (atGesture === null || now === null || atGesture.most !== now.most) return null
  if ([now, ...others].some((size) => fits(claimed, size))) return null
  return { claim: 'paste-size', claimed, seen: now.most, fromSeq: seq, toSeq: seq }
}

function fits(claimed: number, { most, least }: ClipboardSize): boolean {
  const room = toleratedUnits + most * toleratedPasteShare
  return claimed >= least - room && claimed <= most + room
}

/** Sizes of clipboard text with line endings as fields have them; null for no text. */
export function sizeOfText(text: string): ClipboardSize | null {
  if (text === '') return null
  const normalised = text.replaceAll(/\r\n?/g, '\n')
  return { most: normalised.length, least: normalised.replaceAll(/\n+/g, ' ').length }
}

/** Characters as people count them: one emoji, one letter with its accents. */
export function countCharacters(text: string): number {
  if (/^[\0-\x7f]*$/.test(text)) return text.length
  return [...new Intl.Segmenter(undefined, { granularity: 'grapheme' }).segment(text)].length
}

import type { Edit } from '../../../shared/attempt/events.ts'
import {
  type Claim,
  type ClipboardSize,
  countCharacters,
  type Dispute,
  emptyGestureLedger,
  emptyKeyLedger,
  gestured,
  holdAgainstClipboard,
  holdAgainstGestures,
  holdAgainstKeys,
  type PasteEvidence,
  pressed,
  redid,
} from './claims.ts'
import type { HandSign, Hands } from './hands.ts'
import type { Coverage, Record, Sensor } from './sensor.ts'

export interface KeysDeps {
  readonly hands: Hands
  /** Size of the text on the clipboard, and on the one of the middle mouse button (Linux); null for none or unknown. */
  readonly sizeOf: (clipboard: ClipboardName) => Promise<ClipboardSize | null>
  readonly platform: string
  /** The client keeps a clipboard of its own: the system's says nothing about the size of a paste. */
  readonly isClipboardHeld: boolean
}
export type ClipboardName = 'clipboard' | 'selection'

interface Reading {
  readonly from: ClipboardName
  readonly size: Promise<ClipboardSize | null>
}

/** Gestures whose readings wait for their paste: those of a page that is slow come some gestures later. */
const mostReadings = 8

/**
 * Counts, in memory, what the hands do, and holds what the page claims against it (docs/spec/integrity.md). Records
 * disagreement and nothing else.
 */
export function createKeysSensor(deps: KeysDeps): Sensor {
  let claimed: NonNullable<Sensor['claimed']> = () => undefined
  return {
    name: 'keys',
    claimed: (edits, written) => claimed(edits, written),
    start: (record) => {
      const court = openCourt(deps, record)
      claimed = court.claimed
      const unsubscribe = deps.hands.listen(court.saw)
      return {
        coverage: coverageOn(deps),
        stop: () => {
          claimed = () => undefined
          unsubscribe()
        },
      }
    },
  }
}

function coverageOn({ platform, isClipboardHeld }: KeysDeps): Coverage {
  const limits = [
    platform === 'darwin' ? 'Pastes from the menu bar cannot be seen, so gestures are not compared.' : '',
    isClipboardHeld ? 'The client keeps its own clipboard, so sizes of pastes are not compared.' : '',
  ]
  return { state: 'on', reason: limits.filter((limit) => limit !== '').join(' ') }
}

function openCourt({ sizeOf, platform, isClipboardHeld }: KeysDeps, record: Record) {
  let keys = emptyKeyLedger
  let gestures = emptyGestureLedger
  let readings: readonly Reading[] = []
  let tail: Promise<void> = Promise.resolve()
  const dispute = (found: Dispute | null) => {
    if (found !== null) void record({ type: 'claim.disputed', data: found })
  }
  const read = (from: ClipboardName): Reading => ({ from, size: sizeOf(from).catch(() => null) })

  const judgePaste = async ({ inserted }: Edit, seq: number, now: readonly Reading[], then: readonly Reading[]) => {
    if (platform !== 'darwin') {
      const held = holdAgainstGestures(gestures, seq)
      gestures = held.ledger
      dispute(held.dispute)
    }
    if (!isClipboardHeld) dispute(holdAgainstClipboard(inserted.length, await evidenceOf(now, then), seq))
  }

  const judge = async (
    edits: readonly Edit[],
    seqs: readonly number[],
    now: readonly Reading[],
    then: readonly Reading[],
  ) => {
    for (const [index, edit] of edits.entries()) {
      const seq = seqs[index]
      if (seq === undefined || edit.inserted === '') continue
      const claim: Claim = { kind: edit.kind, characters: countCharacters(edit.inserted), seq }
      const held = holdAgainstKeys(keys, claim)
      keys = held.ledger
      dispute(held.dispute)
      if (edit.kind === 'redone') gestures = redid(gestures)
      if (edit.kind === 'pasted') await judgePaste(edit, seq, now, then)
    }
  }

  return {
    saw: (sign: HandSign) => {
      if (sign === 'press') {
        keys = pressed(keys)
        return
      }
      gestures = gestured(gestures)
      readings = [...readings, read(sign === 'middle-click' ? 'selection' : 'clipboard')].slice(-mostReadings)
    },
    claimed: (edits: readonly Edit[], written: Promise<readonly number[]>) => {
      const pastes = edits.filter(({ kind }) => kind === 'pasted').length
      // The clipboard is looked at now: when the edit is on disk it may be another one.
      const now = pastes > 0 ? [read('clipboard'), read('selection')] : []
      const then = readings
      readings = readings.slice(pastes) // an old size must not explain a new paste
      tail = tail.then(async () => judge(edits, await written, now, then)).catch(() => undefined) // refused: no claim
    },
  }
}

/** Settles the readings: the last gesture says which clipboard is meant. */
async function evidenceOf(now: readonly Reading[], then: readonly Reading[]): Promise<PasteEvidence> {
  const last = then.at(-1)
  const meant = last?.from ?? 'clipboard'
  const current = (await now.find(({ from }) => from === meant)?.size) ?? null
  const sizes = await Promise.all([...now, ...then].map(({ size }) => size))
  return {
    atGesture: last === undefined ? current : await last.size,
    now: current,
    others: sizes.filter((size) => size !== null),
  }
}

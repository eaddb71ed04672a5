import type { Edit, EventOf, JournalEvent } from '../attempt/events.ts'
import { isTextField } from '../pack/field.ts'
import { type FieldEntry, listFields, type Pack } from '../pack/pack.ts'
import { type FieldValue, usedSlots } from '../pack/response.ts'
import { type Carried, carryCopy, carryWhole } from './carry.ts'
import { createLedger } from './ledger.ts'
import { OriginText, type TaggedText } from './origin-text.ts'
import { carriedOrigin, type Gesture, type Origin, type Source } from './origins.ts'
import { createPassages, MIN_PASSAGE, normaliseSpace } from './passages.ts'
import { quotedText } from './quotation.ts'
import { type OriginSpan, type Shares, sharesOf, spansOf } from './spans.ts'
import { makeTag } from './tag.ts'

/** A paste, a drop or a quotation, with what the replay found out; it is listed even when its text was removed later. */
export interface Transfer {
  readonly seq: number
  readonly field: number
  readonly gesture: Gesture | 'quoted'
  readonly source: Source | 'mixed'
  readonly chars: number
  readonly lines: number
  readonly replacedChars: number
  /** The copy of own text that it repeats. */
  readonly copySeq: number | null
  /** The passage of the pack that it quotes. */
  readonly passage: string | null
}

/** The origin that most describes what a transfer brought; own text stands for a mixed copy. */
export function originOfTransfer({ gesture, source }: Pick<Transfer, 'gesture' | 'source'>): Origin {
  return carriedOrigin(gesture === 'quoted' ? 'pasted' : gesture, source === 'mixed' ? 'own' : source)
}

export interface FieldProvenance {
  readonly field: number
  /** `item-id.field-id`, with `.slot` behind it for the text of a slot. */
  readonly key: string
  readonly text: string
  readonly spans: readonly OriginSpan[]
  readonly shares: Shares
}

export interface Provenance {
  /** The text fields in the order of the field table, blank ones included, and the texts of slots in use (P14). */
  readonly fields: readonly FieldProvenance[]
  /** Of the characters of all text responses together. */
  readonly shares: Shares
  readonly transfers: readonly Transfer[]
}

/** Text that a move took out or put in and whose other half has not come yet (P4). */
interface PendingMove {
  readonly field: number
  readonly removed: TaggedText | null
  readonly inserted: { readonly from: number; readonly text: string } | null
}

/**
 * Replays an attempt and gives every character of every text response exactly one origin (docs/spec/provenance.md).
 * Pure: the same events and pack give the same spans in the client, in the scoring worker and in the verifier.
 * @param events in order of their sequence, as an opened journal gives them
 * @throws RangeError when an edit does not fit the text, which `foldEvents` refuses too
 */
export function deriveProvenance(events: Iterable<JournalEvent>, pack: Pack): Provenance {
  const replay = createProvenanceReplay(pack)
  for (const event of events) replay.apply(event)
  return replay.result()
}

/** A replay that can be looked at between two events. */
export interface ProvenanceReplay {
  /** Takes the next event; throws a RangeError when an edit does not fit. */
  readonly apply: (event: JournalEvent) => void
  /** Text of a field from `from` up to `to` as it stands now, with a tag for each unit; a copy. */
  readonly slice: (field: number, from: number, to: number) => TaggedText
  /** What is known up to now. */
  readonly result: () => Provenance
}

export function createProvenanceReplay(pack: Pack): ProvenanceReplay {
  const passages = createPassages(pack)
  const ledger = createLedger()
  const table = listFields(pack)
  const texts = new Map<number, OriginText>()
  /** Values of the fields with slots, as they were set last (P14). */
  const values = new Map<number, FieldValue>()
  const transfers: Transfer[] = []
  let keys: readonly string[] = table.map((entry) => entry.key)
  let pending: PendingMove | null = null

  const textOf = (field: number): OriginText => {
    const known = texts.get(field)
    if (known !== undefined) return known
    const fresh = new OriginText()
    texts.set(field, fresh)
    return fresh
  }

  /** P8: a passage of the pack, long enough to mean something, or copied there at just this length. */
  const findPassage = (text: string): string | null => {
    const normal = normaliseSpace(text)
    const isLongEnough = normal.length >= MIN_PASSAGE
    if (normal === '' || !(isLongEnough || ledger.hasStimulusOf(text.length) || ledger.hasStimulusOf(normal.length)))
      return null
    return passages.find(normal)
  }

  /** P10: text dragged from a field lies in the attempt, just moved out of it or still standing there. */
  const findDragged = (text: string): TaggedText | null => {
    if (pending?.removed?.text === text) return pending.removed
    if (normaliseSpace(text).length < MIN_PASSAGE) return null
    for (const field of texts.values()) {
      const from = field.slice(0, field.length).text.indexOf(text)
      if (from >= 0) return field.slice(from, from + text.length)
    }
    return null
  }

  /** P12: every transfer is listed with its sizes. */
  const list = (
    seq: number,
    { field, inserted }: Edit,
    removed: TaggedText,
    found: Pick<Transfer, 'gesture' | 'source' | 'copySeq' | 'passage'>,
  ): void => {
    const sizes = {
      chars: inserted.length,
      lines: inserted.split('\n').length,
      replacedChars: removed.text.length,
    }
    transfers.push({ seq, field, ...found, ...sizes })
  }

  const carry = (seq: number, edit: Edit, gesture: Gesture, removed: TaggedText): Carried => {
    const { inserted } = edit
    const copy = ledger.findOwn(inserted)
    const original = copy ?? (gesture === 'dropped' ? findDragged(inserted) : null)
    const passage = original === null ? findPassage(inserted) : null
    const carried =
      original === null
        ? carryWhole(inserted, gesture, passage === null ? 'external' : 'stimulus', seq)
        : carryCopy(inserted, original, gesture, seq)
    list(seq, edit, removed, { gesture, source: carried.source, copySeq: copy?.seq ?? null, passage })
    return carried
  }

  /** P13: a quotation is believed where its text stands in the pack, however short it is. */
  const quote = (seq: number, edit: Edit, removed: TaggedText): Origin => {
    const quoted = quotedText(edit.inserted)
    const passage = quoted === null ? null : passages.find(quoted)
    const source = passage === null ? 'unattributed' : 'stimulus'
    list(seq, edit, removed, { gesture: 'quoted', source, copySeq: null, passage })
    return carriedOrigin('pasted', source)
  }

  /** P4: a move is a removal and an insertion of the same text, in either order. */
  const move = (seq: number, edit: Edit, text: OriginText, removed: TaggedText): void => {
    const { field, from, inserted } = edit
    const waiting = pending?.field === field ? pending : null
    const out = waiting?.removed ?? removed
    if (inserted !== '') {
      const isKnown = out.text === inserted
      text.insert(from, inserted, isKnown ? out.tags : makeTag('unattributed', seq), seq + 1)
      pending = isKnown ? null : { field, removed: null, inserted: { from, text: inserted } }
      return
    }
    const put = waiting?.inserted
    if (put?.text === removed.text) {
      text.retag(put.from > from ? put.from - removed.text.length : put.from, removed.tags)
      pending = null
    } else pending = { field, removed, inserted: null }
  }

  const insertEdit = (seq: number, edit: Edit, text: OriginText, removed: TaggedText): void => {
    const { kind, from, inserted } = edit
    const put = (tags: number | Uint32Array) => text.insert(from, inserted, tags, seq + 1)
    const as = (origin: Origin) => put(makeTag(origin, seq))
    if (kind === 'pasted' || kind === 'dropped') put(carry(seq, edit, kind, removed).tags)
    else if (kind === 'quoted') as(quote(seq, edit, removed))
    else if (kind === 'undone' || kind === 'redone') {
      if (!text.restore(from, inserted, seq + 1)) as('unattributed') // P5
    } else if (kind === 'typed' || kind === 'composed' || kind === 'replaced' || kind === 'dictated') as(kind)
    else as('unattributed') // P11: nothing accounts for the text
  }

  const applyEdit = ({ seq, data: edit }: EventOf<'edit.made'>): void => {
    const text = textOf(edit.field)
    const removed = text.remove(edit.from, edit.removed, seq + 1)
    if (edit.kind === 'cut' && edit.removed > 0) ledger.addOwn({ ...removed, seq })
    if (edit.kind === 'moved') {
      move(seq, edit, text, removed)
      return
    }
    if (edit.inserted !== '') insertEdit(seq, edit, text, removed)
    pending = null
  }

  const addCopy = ({ seq, data }: EventOf<'clipboard.copied'>): void => {
    if (data.region === 'stimulus') ledger.addStimulus(data.chars)
    if (data.region !== 'answer' || data.field === undefined || data.from === undefined || data.to === undefined) return
    const copy = textOf(data.field).slice(data.from, data.to)
    if (copy.text !== '') ledger.addOwn({ ...copy, seq })
  }

  /** P11: a text that is set as a whole has no edit that accounts for it. */
  const setText = ({ seq, data }: EventOf<'field.set'>): void => {
    values.set(data.field, data.value)
    if (typeof data.value !== 'string' && !texts.has(data.field)) return
    const text = textOf(data.field)
    text.remove(0, text.length, seq + 1)
    if (typeof data.value === 'string') text.insert(0, data.value, makeTag('unattributed', seq), seq + 1)
  }

  /** P14: a text field always; the text of a slot while its field uses the slot; anything else that was written in. */
  const isListed = ({ field, slot }: FieldEntry, place: number): boolean => {
    if (slot === null) return isTextField(field) || texts.has(place)
    return usedSlots(values.get(place - slot)).includes(slot)
  }

  return {
    apply(event: JournalEvent): void {
      if (event.type === 'edit.made') applyEdit(event)
      else if (event.type === 'clipboard.copied') addCopy(event)
      else if (event.type === 'field.set') setText(event)
      else if (event.type === 'attempt.opened') keys = event.data.fields
    },
    slice: (field, from, to) => texts.get(field)?.slice(from, to) ?? { text: '', tags: [] },
    result(): Provenance {
      const entries = new Map(table.map((entry) => [entry.key, entry]))
      const fields: FieldProvenance[] = []
      for (const [field, key] of keys.entries()) {
        const entry = entries.get(key)
        if (entry === undefined ? !texts.has(field) : !isListed(entry, field)) continue
        const whole = textOf(field).slice(0, textOf(field).length)
        const spans = spansOf(whole)
        fields.push({ field, key, text: whole.text, spans, shares: sharesOf(spans) })
      }
      return { fields, shares: sharesOf(fields.flatMap((field) => field.spans)), transfers }
    },
  }
}

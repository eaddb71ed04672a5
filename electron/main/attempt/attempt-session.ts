import type { Moment } from '../../../shared/attempt/clock.ts'
import type { ClockRules } from '../../../shared/attempt/clock-rules.ts'
import type { Edit, EventData, JournalEvent, NewEvent } from '../../../shared/attempt/events.ts'
import { type AttemptState, applyEvent, foldEvents } from '../../../shared/attempt/state.ts'
import { AppError, type ErrorCode } from '../../../shared/errors.ts'
import type { Args } from '../../../shared/ipc/contract.ts'
import type { CheckView, SaveView, TimeView } from '../../../shared/ipc/views.ts'
import { holdsText, listFields, type Pack } from '../../../shared/pack/pack.ts'
import { completeness, isSettable } from '../../../shared/pack/response.ts'
import type { Claimed } from '../sensors/sensor.ts'
import { createAttemptClock } from './attempt-clock.ts'
import { createSaveState } from './save-state.ts'
import { TextLengths } from './text-lengths.ts'

/** The part of the journal that a session writes through (electron/main/journal). */
export interface SessionJournal {
  /** Resolves once the event is durable; waits while the disk refuses. Order of calls is order of events. */
  readonly append: (event: NewEvent) => Promise<JournalEvent>
  readonly flush: () => Promise<void>
  /** The present on the clock that stamps events. */
  readonly moment: () => Moment | null
  /** Calls back with the events that became durable, in order, the journal's own included, before `append` resolves. */
  readonly onDurable: (listener: (events: readonly JournalEvent[]) => void) => unknown
  readonly onFailure: (listener: (failure: { readonly code: ErrorCode }) => void) => unknown
}

export interface SessionDeps {
  readonly journal: SessionJournal
  readonly pack: Pack
  /** What the clock goes by (docs/spec/time.md). */
  readonly rules: ClockRules
  /** Events that earlier starts and the opening of this one left in the journal. */
  readonly events: readonly JournalEvent[]
  readonly wallMs: () => number
  readonly saveChanged: (view: SaveView) => void
  /** Told about edits that were taken, before they are durable. */
  readonly claimed: Claimed
}

/**
 * One candidate's attempt while the client runs: takes what the page and the sensors report, writes it to the journal, and
 * folds it into the state only once it is durable. Rules of the assessment are checked here, because the page is not
 * trusted.
 */
export interface AttemptSession {
  readonly state: () => AttemptState
  readonly save: () => SaveView
  /** Records a fact; resolves with its sequence number once it is durable. */
  readonly record: (event: NewEvent) => Promise<number>
  readonly edit: (request: Args<'attempt/edit'>) => Promise<number>
  readonly setField: (request: Args<'attempt/set'>) => Promise<number>
  readonly copied: (request: Args<'attempt/copied'>) => Promise<void>
  /** Notes that text from outside was not let into a field. */
  readonly refusedTransfer: (request: Args<'clipboard/refused'>) => Promise<void>
  readonly viewItem: (item: string) => Promise<void>
  readonly flag: (item: string, isFlagged: boolean) => Promise<void>
  /** The clock now. */
  readonly time: () => TimeView
  /** Milliseconds until a limit or a break ends; null while the clock stands still. */
  readonly untilTimeEventMs: () => number | null
  /** Records what the clock has reached: the end of a break, of a section's time, of the assessment's; each once. */
  readonly noteTime: () => Promise<void>
  readonly startBreak: () => Promise<void>
  readonly endBreak: () => Promise<void>
  readonly check: (results: readonly CheckView[]) => Promise<void>
  readonly begin: () => Promise<void>
  /** Throws `attempt/incomplete` unless every field that can still be filled is complete (TM16). The caller seals the journal afterwards. */
  readonly submit: () => Promise<void>
}

export function createAttemptSession(deps: SessionDeps): AttemptSession {
  const state = foldEvents(deps.events)
  const fields = listFields(deps.pack)
  const numbers = new Map(fields.map((entry, index) => [entry.key, index]))
  const save = createSaveState(deps.wallMs, deps.saveChanged)
  const lengths = new TextLengths()
  state.values.forEach((value, field) => {
    if (typeof value === 'string') lengths.set(field, value.length)
  })
  let isSubmitting = false
  /** The last check of this start found something that must be put right first. */
  let isBlocked = false
  let beginning: Promise<number> | null = null
  deps.journal.onDurable((events) => {
    for (const event of events) {
      applyEvent(state, event)
      clock.apply(event)
    }
    save.wrote()
  })
  deps.journal.onFailure(({ code }) => save.fail(code))

  const write = async (event: NewEvent): Promise<number> => {
    const written = await save.track(deps.journal.append(event))
    return written.seq
  }
  const clock = createAttemptClock({ ...deps, moment: deps.journal.moment, write })
  const number = (key: string): number => {
    const found = numbers.get(key)
    if (found === undefined) throw new AppError('ipc/refused')
    return found
  }
  const demandAnswering = () => {
    if (isSubmitting || state.phase === 'submitted') throw new AppError('attempt/locked')
    if (state.phase !== 'answering') throw new AppError('attempt/wrong-phase')
    if (state.isHandedOver) throw new AppError('attempt/handed-over')
    clock.demandNoBreak()
  }
  const demandItem = (item: string) => {
    if (!deps.rules.sectionOfItem.has(item)) throw new AppError('ipc/refused')
  }

  const edit = async ({ field: key, baseLength, splices }: Args<'attempt/edit'>): Promise<number> => {
    demandAnswering()
    const field = number(key)
    const entry = fields[field]
    if (entry === undefined || !holdsText(entry)) throw new AppError('ipc/refused')
    clock.demandTime(entry.item.id)
    if (!lengths.accept(field, baseLength, splices)) throw new AppError('attempt/out-of-step')
    const edits: Edit[] = splices.map((splice) => ({ field, ...splice }))
    const written = Promise.all(edits.map((data) => write({ type: 'edit.made', data })))
    deps.claimed(edits, written)
    return (await written).at(-1) ?? state.nextSeq
  }

  const setField = async ({ field: key, value }: Args<'attempt/set'>): Promise<number> => {
    demandAnswering()
    const entry = fields[number(key)]
    if (entry?.slot !== null || !isSettable(entry.item, entry.field, value)) throw new AppError('ipc/refused')
    clock.demandTime(entry.item.id)
    return write({ type: 'field.set', data: { field: number(key), value } })
  }

  /** The text of a slot stands as many places behind its field as the slot's number says (`listFields`). */
  const slotTextAt = (index: number) => (slot: number) => {
    const text = state.values[index + slot]
    return typeof text === 'string' ? text : ''
  }
  const isComplete = (): boolean =>
    fields.every(
      ({ item, field, slot }, index) =>
        slot !== null ||
        completeness(field, state.values[index], slotTextAt(index)) === 'complete' ||
        clock.isOver(item.id), // TM16
    )

  const submit = async (): Promise<void> => {
    demandAnswering()
    isSubmitting = true
    try {
      await deps.journal.flush()
      if (!isComplete()) throw new AppError('attempt/incomplete')
      await write({ type: 'attempt.submitted', data: {} })
    } finally {
      isSubmitting = false
    }
  }

  return {
    state: () => state,
    time: clock.view,
    untilTimeEventMs: clock.untilEventMs,
    noteTime: async () => {
      if (!isSubmitting && state.phase === 'answering' && !state.isHandedOver) await clock.note()
    },
    startBreak: async () => {
      demandAnswering()
      await clock.startBreak()
    },
    endBreak: clock.endBreak,
    save: save.view,
    record: write,
    edit,
    setField,
    submit,
    copied: async (request) => {
      demandAnswering()
      const { field, ...rest } = request
      await write({ type: 'clipboard.copied', data: field === undefined ? rest : { ...rest, field: number(field) } })
    },
    refusedTransfer: async ({ field, ...rest }) => {
      demandAnswering()
      await write({ type: 'transfer.refused', data: { ...rest, field: number(field) } })
    },
    viewItem: async (item) => {
      demandAnswering()
      demandItem(item)
      if (state.currentItem !== item) await write({ type: 'item.viewed', data: { item } })
    },
    flag: async (item, isFlagged) => {
      demandAnswering()
      demandItem(item)
      if (state.flagged.has(item) !== isFlagged) await write({ type: 'item.flagged', data: { item, isFlagged } })
    },
    check: async (results) => {
      if (state.phase === 'answering' || state.phase === 'submitted') throw new AppError('attempt/wrong-phase')
      await write({ type: 'check.completed', data: { results: results.map(recordedCheck) } })
      isBlocked = results.some(({ outcome }) => outcome === 'blocked')
    },
    begin: async () => {
      if (state.phase === 'answering') return
      if (state.phase !== 'checked') throw new AppError('attempt/wrong-phase')
      if (isBlocked) throw new AppError('attempt/blocked')
      // The page may ask twice while the disk is slow; the assessment starts once.
      beginning ??= write({ type: 'assessment.started', data: {} }).finally(() => {
        beginning = null
      })
      await beginning
    },
  }
}

function recordedCheck({ check, outcome, detail }: CheckView): EventData<'check.completed'>['results'][number] {
  return { check, outcome, detail: detail.slice(0, 200) }
}

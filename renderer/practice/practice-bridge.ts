import type { Args, Bridge, Channel, Reply, Value } from '../../shared/ipc/contract.ts'
import type { AttemptView, TimeView } from '../../shared/ipc/views.ts'
import { listFields, type Pack } from '../../shared/pack/pack.ts'
import type { FieldValue } from '../../shared/pack/response.ts'
import { recordOnly } from '../../shared/policy/integrity.ts'

const NOTHING = '00000000-0000-4000-8000-000000000000'

/** What practice answers; every other channel is refused, because nothing of practice may reach a record. */
type Practised =
  | 'attempt/edit'
  | 'attempt/set'
  | 'attempt/copied'
  | 'attempt/view-item'
  | 'attempt/flag'
  | 'attempt/open'

/** A view of the pack as an attempt that nobody records. */
export function practiceAttempt(pack: Pack): AttemptView {
  const time: TimeView = {
    atWallMs: 0,
    isRunning: false,
    usedMs: 0,
    leftMs: null,
    sections: {},
    givenBackMs: 0,
    extraTimePercent: 0,
    breaks: { left: 0, minutes: 1, untilWallMs: null },
  }
  return {
    attemptId: NOTHING,
    organisation: '',
    project: '',
    assessment: pack.title,
    candidateName: '',
    phase: 'answering',
    pack,
    policy: {
      version: 1,
      lockdown: 'observe',
      isFullscreenAsked: false,
      waived: [],
      toleratedFocusLoss: { count: 0, awayMs: 0 },
      integrity: recordOnly,
      time: null,
      retake: { attempts: 1, cooldownHours: 0 },
      deletion: 'never',
      results: 'nothing',
      retention: { responsesDays: 1, eventsDays: 1 },
    },
    accommodation: null,
    attemptNumber: 1,
    currentItem: null,
    flagged: [],
    time,
    isHandedOver: false,
    values: Object.fromEntries(listFields(pack).map(({ key }) => [key, null])),
    startedWallMs: null,
    interruption: null,
    receipt: null,
    save: { state: 'saved', savedWallMs: null },
    sync: { state: 'sent', pendingBytes: 0, sentWallMs: null, nextTryWallMs: null, code: null, detail: null },
    hold: { parts: [], displays: [] },
    asked: [],
  }
}

/**
 * A bridge that leads nowhere: what is written stays in this window's memory until practice is left. It keeps texts in
 * step as main does, so that the editors behave exactly as in an assessment.
 */
export function createPracticeBridge(pack: Pack): Bridge {
  const values: Record<string, FieldValue> = {}
  let seq = 0
  const answers: { readonly [C in Practised]: (args: Args<C>) => Value<C> } = {
    'attempt/edit': ({ field, splices }) => {
      const value = values[field]
      values[field] = splices.reduce(
        (text, { from, removed, inserted }) => text.slice(0, from) + inserted + text.slice(from + removed),
        typeof value === 'string' ? value : '',
      )
      return { seq: seq++ }
    },
    'attempt/set': ({ field, value }) => {
      values[field] = value
      return { seq: seq++ }
    },
    'attempt/copied': () => null,
    'attempt/view-item': () => null,
    'attempt/flag': () => null,
    'attempt/open': () => {
      const attempt = practiceAttempt(pack)
      return { ...attempt, values: { ...attempt.values, ...values } }
    },
  }
  const isPractised = (channel: Channel): channel is Practised => Object.hasOwn(answers, channel)
  return {
    ask: async <C extends Channel>(channel: C, args: Args<C>): Promise<Reply<C>> => {
      if (!isPractised(channel)) return { ok: false, code: 'ipc/refused', message: 'Practice records nothing.' }
      // The compiler cannot follow that the channel picks both the arguments and the value of one entry.
      const answer = answers[channel] as (args: unknown) => unknown
      return { ok: true, value: answer(args) as Value<C> }
    },
    listen: () => () => {},
  }
}

import type { IntakeProviders } from '../../../shared/api/intake.ts'
import { markOf } from '../../../shared/clipboard/mark.ts'
import { type ErrorCode, errors } from '../../../shared/errors.ts'
import type { Announcement, Args, Bridge, Channel, Reply, Topic, Value } from '../../../shared/ipc/contract.ts'
import type { AppView, AttemptView, CheckView, InvitationView, RecordView } from '../../../shared/ipc/views.ts'
import { listFields } from '../../../shared/pack/pack.ts'
import { completenessIn } from '../../../shared/pack/response.ts'
import { changeRefusal, createFakeFlow, type FlowScript, timeNow } from './fake-flow.ts'
import { createFakeIntake } from './fake-intake.ts'

/** What a test gives to the fake before the page starts. */
export interface FakeScript extends FlowScript {
  /** Who helps with the conversation; nobody without it. */
  readonly intakeProviders?: IntakeProviders
  readonly app: AppView
  readonly invitation: InvitationView
  readonly checks: readonly CheckView[]
  readonly preflight: readonly CheckView[]
  readonly attempt: AttemptView
  /** What was recorded so far, for the candidate's own view; nothing where absent. */
  readonly events?: RecordView['events']
  /** How long the fake "disk" takes before an edit is durable. */
  readonly durableMs: number
}

export interface Asked {
  readonly channel: Channel
  readonly args: unknown
}

/**
 * Stands where main stands, in the page, and is named so: it applies splices as main does (refusing those that do not
 * fit), keeps what it was asked, and can be told to fail. It survives a reload of the page through sessionStorage.
 */
export function createFakeMain(script: FakeScript, storage: Pick<Storage, 'getItem' | 'setItem'>) {
  const kept = storage.getItem('fake-attempt')
  let attempt: AttemptView = kept ? JSON.parse(kept) : script.attempt
  let preferences = script.app.preferences
  let isEnrolled = kept !== null || script.app.attemptId !== null
  const asked: Asked[] = []
  const failing = new Map<Channel, { code: ErrorCode; times: number }>()
  const listeners = new Map<Topic, Set<(announcement: never) => void>>()

  const keep = (next: AttemptView) => {
    attempt = next
    isEnrolled = true
    storage.setItem('fake-attempt', JSON.stringify(next))
  }
  const announce = <T extends Topic>(topic: T, announcement: Announcement<T>) => {
    for (const listener of listeners.get(topic) ?? []) (listener as (told: Announcement<T>) => void)(announcement)
  }
  const refuse = (code: ErrorCode): never => {
    throw code
  }
  const durable = async () => {
    announce('save/changed', { state: 'saving', savedWallMs: attempt.save.savedWallMs })
    await new Promise((resolve) => setTimeout(resolve, script.durableMs))
    announce('save/changed', { state: 'saved', savedWallMs: Date.now() })
  }
  const demandOpen = () => {
    const code = changeRefusal(attempt)
    if (code !== null) refuse(code)
  }
  const edit = async ({ field, baseLength, splices }: Args<'attempt/edit'>) => {
    demandOpen()
    const value = attempt.values[field]
    let text = typeof value === 'string' ? value : ''
    if (text.length !== baseLength) refuse('attempt/out-of-step')
    for (const splice of splices) {
      if (splice.from + splice.removed > text.length) refuse('attempt/out-of-step')
      if (!splice.inserted.isWellFormed()) refuse('ipc/refused')
      text = text.slice(0, splice.from) + splice.inserted + text.slice(splice.from + splice.removed)
    }
    keep({ ...attempt, values: { ...attempt.values, [field]: text } })
    await durable()
    return { seq: asked.length }
  }
  const submit = () => {
    const isWhole = listFields(attempt.pack).every(
      ({ key, field, slot }) => slot !== null || completenessIn(attempt.values, key, field) === 'complete',
    )
    const isOver = timeNow(attempt.time).leftMs === 0
    if (!isWhole && !isOver) refuse('attempt/incomplete')
    const receipt = { sealedWallMs: Date.now(), headDigest: '5e1f09ab'.repeat(8), events: 1_284, serverTimeMs: null }
    keep({ ...attempt, phase: 'submitted', receipt })
    return receipt
  }

  let live: Value<'live/look'> = {
    ...attempt.policy.integrity.live,
    isHandRaised: false,
    isHandTold: false,
    messages: [],
  }
  let replies: Value<'record/look'>['replies'] = []
  const handlers: { readonly [C in Channel]: (args: Args<C>) => Value<C> | Promise<Value<C>> } = {
    ...createFakeIntake(script.attempt.policy.intake ?? null, script.intakeProviders ?? null, refuse),
    'app/describe': () => ({ ...script.app, preferences, attemptId: isEnrolled ? attempt.attemptId : null }),
    'app/quit': () => null,
    'app/prefer': (asked) => {
      preferences = asked
      return null
    },
    'invitation/look': ({ code }) =>
      code === script.invitation.code ? script.invitation : refuse('invitation/unknown'),
    'attempt/enrol': () => {
      keep(attempt)
      return attempt
    },
    'attempt/open': () => ({ ...attempt, time: timeNow(attempt.time) }),
    'attempt/check': () => {
      keep({ ...attempt, phase: 'checked' })
      return { checks: [...script.checks] }
    },
    'attempt/begin': () => {
      keep({
        ...attempt,
        phase: 'answering',
        startedWallMs: Date.now(),
        time: { ...attempt.time, atWallMs: Date.now(), isRunning: true },
      })
      return attempt
    },
    'attempt/view-item': ({ item }) => {
      keep({ ...attempt, currentItem: item })
      return null
    },
    'attempt/edit': edit,
    'attempt/set': async ({ field, value }) => {
      demandOpen()
      keep({ ...attempt, values: { ...attempt.values, [field]: value } })
      await durable()
      return { seq: asked.length }
    },
    'attempt/copied': () => null,
    'clipboard/keep': () => ({ outsideMark: markOf('') }),
    'clipboard/kept': () => ({ text: null, outsideMark: markOf('') }),
    'clipboard/refused': () => null,
    'preflight/run': () => ({ checks: [...script.preflight], displays: [] }),
    'preflight/save': ({ format }) => ({ path: `/home/ines/candor-check.${format === 'json' ? 'json' : 'txt'}` }),
    'reason/give': ({ askedSeq }) => {
      const asked = attempt.asked.filter(({ seq }) => seq !== askedSeq)
      keep({ ...attempt, asked })
      announce('reason/asked', { asked })
      return null
    },
    'hold/again': () => null,
    'hold/leave-full-screen': () => null,
    'attempt/submit': submit,
    'attempt/save-sealed': () => ({ path: '/home/ines/attempt.candor' }),
    'live/look': () => live,
    'live/hand': async ({ isRaised }) => {
      live = { ...live, isHandRaised: isRaised, isHandTold: isRaised }
      await durable()
      return live
    },
    'live/write': async ({ text }) => {
      const message = { id: crypto.randomUUID(), text, wallMs: Date.now(), isRead: true, isTold: true }
      live = { ...live, messages: [...live.messages, { ...message, from: 'candidate' }] }
      await durable()
      return live
    },
    'live/read': ({ id }) => {
      const messages = live.messages.map((message) => (message.id === id ? { ...message, isRead: true } : message))
      live = { ...live, messages }
      return live
    },
    'record/look': () => ({ events: script.events ?? [], replies }),
    'record/reply': async ({ about, text }) => {
      replies = [...replies, { about, wallMs: Date.now(), text, isSent: true }]
      await durable()
      return { events: script.events ?? [], replies }
    },
    'sync/now': () => null,
    'attempt/leave': () => {
      isEnrolled = false
      return null
    },
    'network/claim': () => null,
    ...createFakeFlow({
      script,
      attempt: () => attempt,
      keep,
      forget: () => {
        isEnrolled = false
      },
      announce,
      refuse,
    }),
  }

  const ask = async <C extends Channel>(channel: C, args: Args<C>): Promise<Reply<C>> => {
    // What crosses to main is a copy, and JSON here: a value that could not cross would be found.
    asked.push({ channel, args: structuredClone(args) })
    const fail = failing.get(channel)
    if (fail && fail.times > 0) {
      failing.set(channel, { ...fail, times: fail.times - 1 })
      return { ok: false, code: fail.code, message: errors[fail.code].message }
    }
    try {
      return { ok: true, value: structuredClone(await handlers[channel](args)) }
    } catch (thrown) {
      const code = typeof thrown === 'string' && thrown in errors ? (thrown as ErrorCode) : 'app/unexpected'
      return { ok: false, code, message: errors[code].message }
    }
  }
  const bridge: Bridge = {
    ask,
    listen: (topic, callback) => {
      const known = listeners.get(topic) ?? new Set()
      listeners.set(topic, known.add(callback as (announcement: never) => void))
      return () => known.delete(callback as (announcement: never) => void)
    },
  }
  return {
    bridge,
    asked,
    announce,
    /** An invigilator's message arrives. */
    arrive: (text: string) => {
      const message = { id: crypto.randomUUID(), text, wallMs: Date.now(), isRead: false, isTold: true }
      live = { ...live, messages: [...live.messages, { ...message, from: 'invigilator' }] }
      announce('live/changed', live)
    },
    /** The next `times` questions on `channel` answer with `code`. */
    fail: (channel: Channel, code: ErrorCode, times: number) => failing.set(channel, { code, times }),
    values: () => attempt.values,
    /** Changes what is recorded behind the window's back. */
    tamper: (field: string, text: string) => keep({ ...attempt, values: { ...attempt.values, [field]: text } }),
  }
}

export type FakeMain = ReturnType<typeof createFakeMain>

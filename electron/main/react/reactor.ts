import type { JournalEvent, NewEvent } from '../../../shared/attempt/events.ts'
import type { AskedView, NoticedView } from '../../../shared/ipc/reason-views.ts'
import type { Pack } from '../../../shared/pack/pack.ts'
import { partsHeld, planHold } from '../../../shared/policy/hold.ts'
import type { Policy } from '../../../shared/policy/policy.ts'
import { createProvenanceReplay } from '../../../shared/provenance/derive.ts'
import { createDecider, type Occasion } from '../../../shared/react/decide.ts'

export interface ReactorDeps {
  /** The one that holds on this computer. */
  readonly policy: Policy
  readonly pack: Pack
  /** What the journal holds already: nothing of it is reacted to, and what it asked is still asked. */
  readonly events: readonly JournalEvent[]
  /** Whether the assessment runs: before and after it nobody is asked. */
  readonly isRunning: () => boolean
  readonly record: (event: NewEvent) => Promise<number>
  readonly told: (noticed: NoticedView) => void
  readonly askedChanged: (asked: readonly AskedView[]) => void
}

/** Does what the policy says about events: tells, asks for a reason, or lets the assessment wait for one. */
export interface Reactor {
  /** Takes what became durable, in order. */
  readonly saw: (events: readonly JournalEvent[]) => void
  /** Reasons that are asked for and not given, the oldest first. */
  readonly asked: () => readonly AskedView[]
}

export function createReactor(deps: ReactorDeps): Reactor {
  const { reactions } = deps.policy.integrity
  const parts = partsHeld(planHold(deps.policy))
  // Only a policy that reacts to text from outside pays for finding it.
  const replay = reactions['external-paste'] === 'record' ? null : createProvenanceReplay(deps.pack)
  const decide = createDecider({
    tolerated: deps.policy.toleratedFocusLoss,
    fillsScreen: parts.includes('fullscreen') || parts.includes('kiosk'),
    asksOneDisplay: parts.includes('one-display'),
    isExternal: (seq) =>
      replay?.result().transfers.some((one) => one.seq === seq && one.source === 'external') ?? false,
  })
  const occasions = new Map<number, NoticedView>()
  const open = new Map<number, AskedView>()
  /** Being written and not durable yet. */
  const asking = new Set<NoticedView['kind']>()

  /** Folds one event; says what it gives occasion to. */
  const fold = (event: JournalEvent): Occasion | null => {
    replay?.apply(event)
    const occasion = decide(event)
    if (occasion !== null) occasions.set(occasion.about, occasion.noticed)
    if (event.type === 'reason.asked') {
      const { about, kind, isLocked } = event.data
      const noticed = occasions.get(about) ?? bare(kind, event.wallMs)
      open.set(event.seq, { ...noticed, seq: event.seq, isLocked })
    }
    if (event.type === 'reason.given') open.delete(event.data.askedSeq)
    return occasion
  }
  const react = ({ about, noticed }: Occasion) => {
    const { kind } = noticed
    const reaction = reactions[kind]
    if (reaction === 'record' || !deps.isRunning()) return
    if (reaction === 'tell') return deps.told(noticed)
    // One question of a kind at a time: whoever is asked already is not asked more.
    if (asking.has(kind) || [...open.values()].some((one) => one.kind === kind)) return
    asking.add(kind)
    void deps
      .record({ type: 'reason.asked', data: { about, kind, isLocked: reaction === 'lock' } })
      .catch(() => undefined) // a journal that was closed meanwhile: nobody is there to be asked
      .finally(() => asking.delete(kind))
  }

  for (const event of deps.events) fold(event)
  return {
    saw: (events) => {
      const before = [...open.keys()].join()
      const found = events.flatMap((event) => fold(event) ?? [])
      if ([...open.keys()].join() !== before) deps.askedChanged([...open.values()])
      for (const occasion of found) react(occasion)
    },
    asked: () => [...open.values()],
  }
}

/** What is known of an event that asked under other rules. */
function bare(kind: NoticedView['kind'], wallMs: number): NoticedView {
  return { kind, wallMs, awayMs: null, shortcut: null, chars: null, displays: null }
}

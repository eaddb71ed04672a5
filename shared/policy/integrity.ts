import { z } from 'zod'
import { HoldPart, type ReactionKind } from '../attempt/events.ts'

/** How far the client holds the computer; each level holds what the one before holds, and more. */
export const LockdownLevel = z.enum(['observe', 'restrict', 'lockdown'])
export type LockdownLevel = z.output<typeof LockdownLevel>

/** What the client does about an event beside recording it; least force first. */
export const Reaction = z.enum(['record', 'tell', 'ask', 'lock'])
export type Reaction = z.output<typeof Reaction>

/** Sensors that run only where a policy asks for them; what they notice is for information, and no rule counts it. */
export const OptionalSensors = z.strictObject({
  clipboardWatch: z.boolean(),
  idle: z.boolean(),
  virtualMachine: z.boolean(),
  remoteSession: z.boolean(),
  /** Programs by the names of their files, in lower case and without an ending; only `kind` and a count are recorded. */
  processes: z
    .array(
      z.strictObject({
        rule: z.string().min(1).max(100),
        kind: z.string().min(1).max(100),
        names: z.array(z.string().min(1).max(100)).min(1).max(50),
      }),
    )
    .max(20),
})
export type OptionalSensors = Readonly<z.output<typeof OptionalSensors>>

/** What a policy says about watching and holding (docs/spec/integrity.md). */
export const IntegrityRules = z.strictObject({
  /** Parts that are held; null for those of the level (`holdOfLevel`). */
  hold: z.array(HoldPart).max(6).nullable(),
  reactions: z.strictObject({
    'focus-lost': Reaction,
    'fullscreen-left': Reaction,
    'displays-changed': Reaction,
    'external-paste': Reaction,
    'shortcut-refused': Reaction,
  } satisfies Record<ReactionKind, typeof Reaction>),
  sensors: OptionalSensors,
  live: z.strictObject({
    /** An invigilator sees that the attempt runs and what could be seen, never any content. */
    isWatched: z.boolean(),
    /** The candidate may raise a hand, and both may write. */
    mayWrite: z.boolean(),
  }),
})
export type IntegrityRules = Readonly<z.output<typeof IntegrityRules>>

const levels: Readonly<Record<LockdownLevel, readonly HoldPart[]>> = {
  observe: [],
  restrict: ['fullscreen', 'shortcuts', 'clipboard'],
  lockdown: ['kiosk', 'shortcuts', 'clipboard', 'one-display', 'content-protection'],
}

/** What a level holds where the policy names no parts of its own. */
export function holdOfLevel(level: LockdownLevel): readonly HoldPart[] {
  return levels[level]
}

/** Records everything and reacts to nothing: what a policy of before these rules meant. */
export const recordOnly: IntegrityRules = {
  hold: [],
  reactions: {
    'focus-lost': 'record',
    'fullscreen-left': 'record',
    'displays-changed': 'record',
    'external-paste': 'record',
    'shortcut-refused': 'record',
  },
  sensors: { clipboardWatch: false, idle: false, virtualMachine: false, remoteSession: false, processes: [] },
  live: { isWatched: false, mayWrite: false },
}

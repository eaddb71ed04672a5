import { z } from 'zod'
import { AttemptId } from '../api/enrolment.ts'
import { Pack } from '../pack/pack.ts'
import { FieldValue } from '../pack/response.ts'
import { ConsentDocument, Policy } from '../policy/policy.ts'
import { Preferences } from './preferences.ts'

/** What the client is and runs on; every screen may show it, and says so when the runtime is a stand-in. */
export const AppView = z.strictObject({
  version: z.string(),
  runtime: z.string(),
  isStandIn: z.boolean(),
  platform: z.string(),
  /** Server that invitations are looked up at. */
  server: z.string(),
  /** Code of an invitation link that opened the app, until it was used. */
  invitationCode: z.string().nullable(),
  /** An attempt on this device that is not finished, or was just submitted; the client returns to it by itself. */
  attemptId: AttemptId.nullable(),
  preferences: Preferences,
})
export type AppView = Readonly<z.output<typeof AppView>>

/** What the candidate reads before anything is stored. */
export const InvitationView = z.strictObject({
  code: z.string(),
  organisation: z.string(),
  project: z.string(),
  assessment: z.string(),
  candidateName: z.string(),
  sections: z.array(z.strictObject({ title: z.string(), items: z.int(), targetMinutes: z.int() })),
  policy: Policy,
  consent: ConsentDocument,
  consentDigest: z.string(),
})
export type InvitationView = Readonly<z.output<typeof InvitationView>>

/** `saved`: every change so far is durable on this device. `failed` names the error code; nothing that was saved is lost. */
export const SaveView = z.discriminatedUnion('state', [
  z.strictObject({ state: z.literal('saved'), savedWallMs: z.int().nullable() }),
  z.strictObject({ state: z.literal('saving'), savedWallMs: z.int().nullable() }),
  z.strictObject({
    state: z.literal('failed'),
    savedWallMs: z.int().nullable(),
    code: z.string(),
    message: z.string(),
  }),
])
export type SaveView = Readonly<z.output<typeof SaveView>>

/** `sent`: the server holds everything that is durable here. `waiting`: it is safe here and will be sent; `detail` says why it waits. */
export const SyncView = z.strictObject({
  state: z.enum(['sent', 'sending', 'waiting', 'stopped']),
  pendingBytes: z.int().nonnegative(),
  sentWallMs: z.int().nullable(),
  nextTryWallMs: z.int().nullable(),
  /** Error code where something went wrong, with its words. */
  code: z.string().nullable(),
  detail: z.string().nullable(),
})
export type SyncView = Readonly<z.output<typeof SyncView>>

/** What a check saw, for words in any language; the numbers are the ones that `detail` says. */
export const CheckFacts = z.discriminatedUnion('reason', [
  z.strictObject({ reason: z.enum(['runtime.standIn', 'runtime.client']), name: z.string() }),
  z.strictObject({ reason: z.enum(['storage.low', 'storage.megabytes']), megabytes: z.int() }),
  z.strictObject({ reason: z.literal('storage.gigabytes'), gigabytes: z.int() }),
  z.strictObject({ reason: z.literal('displays.count'), count: z.int() }),
  z.strictObject({
    reason: z.enum([
      'storage.unknown',
      'secrets.none',
      'secrets.open',
      'secrets.kept',
      'network.answers',
      'network.silent',
    ]),
  }),
])
export type CheckFacts = Readonly<z.output<typeof CheckFacts>>

export const CheckView = z.strictObject({
  check: z.enum(['runtime', 'storage', 'secrets', 'displays', 'network']),
  facts: CheckFacts,
  outcome: z.enum(['good', 'notice', 'blocked']),
  /** What was seen, and what to do where it is not good: English, as the journal keeps it. */
  detail: z.string(),
})
export type CheckView = Readonly<z.output<typeof CheckView>>

/** What was sealed: the journal's end, and the server's signed statement once there is one. */
export const ReceiptView = z.strictObject({
  sealedWallMs: z.int(),
  headDigest: z.string(),
  events: z.int(),
  serverTimeMs: z.int().nullable(),
})
export type ReceiptView = Readonly<z.output<typeof ReceiptView>>

/** The attempt as the journal tells it: what a started client shows, and returns to after any stop. */
export const AttemptView = z.strictObject({
  attemptId: AttemptId,
  organisation: z.string(),
  project: z.string(),
  assessment: z.string(),
  candidateName: z.string(),
  phase: z.enum(['opened', 'consented', 'checked', 'answering', 'submitted']),
  pack: Pack,
  policy: Policy,
  currentItem: z.string().nullable(),
  /** Values by `item-id.field-id`. */
  values: z.record(z.string(), FieldValue),
  startedWallMs: z.int().nullable(),
  /** Set when this start found that the last one did not end by itself; the candidate is told once. */
  interruption: z.strictObject({ stoppedWallMs: z.int(), resumedWallMs: z.int() }).nullable(),
  receipt: ReceiptView.nullable(),
  save: SaveView,
  sync: SyncView,
})
export type AttemptView = Readonly<z.output<typeof AttemptView>>

import { z } from 'zod'
import { ReactionKind } from '../attempt/events.ts'

/** What the candidate is told of an event, in numbers; the words are the page's. Null where it does not apply. */
export const NoticedView = z.strictObject({
  kind: ReactionKind,
  /** When it happened. */
  wallMs: z.int(),
  awayMs: z.int().nonnegative().nullable(),
  shortcut: z.string().nullable(),
  chars: z.int().nonnegative().nullable(),
  displays: z.int().nonnegative().nullable(),
})
export type NoticedView = Readonly<z.output<typeof NoticedView>>

/** A reason that is asked for and not given yet; `seq` is the event that asks. */
export const AskedView = z.strictObject({ ...NoticedView.shape, seq: z.int().nonnegative(), isLocked: z.boolean() })
export type AskedView = Readonly<z.output<typeof AskedView>>

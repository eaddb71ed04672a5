import { z } from 'zod'

/** Whether an invitation allows another attempt (docs/spec/retake.md). */
export const RetakeReply = z.strictObject({
  /** Attempts that were begun so far, deleted ones included. */
  attemptNumber: z.int().nonnegative(),
  attemptsAllowed: z.int().positive(),
  isAllowed: z.boolean(),
  /** When the cooldown ends, Unix milliseconds; null where there is none to wait for. */
  fromMs: z.int().nullable(),
  /** Error code that says why not. */
  code: z.string().nullable(),
})
export type RetakeReply = Readonly<z.output<typeof RetakeReply>>

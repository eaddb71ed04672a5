import { z } from 'zod'
import { HoldPart } from '../attempt/events.ts'

/** A display as the candidate knows it; its name is shown and never recorded. */
export const DisplayView = z.strictObject({
  name: z.string(),
  width: z.int(),
  height: z.int(),
  isInternal: z.boolean(),
})
export type DisplayView = Readonly<z.output<typeof DisplayView>>

/** What holds the computer now, part by part; empty where the policy asks for nothing. */
export const HoldView = z.strictObject({
  /** `waived`: not used for this candidate. `absent`: asked for and not held, for example because the system cannot. */
  parts: z.array(z.strictObject({ part: HoldPart, state: z.enum(['held', 'released', 'waived', 'absent']) })),
  /** The main display first. */
  displays: z.array(DisplayView),
})
export type HoldView = Readonly<z.output<typeof HoldView>>

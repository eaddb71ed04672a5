import { z } from 'zod'
import { SensorName } from '../attempt/events.ts'
import type { Policy } from './policy.ts'

/**
 * What was approved for one candidate, with the invitation. It widens what the policy allows and is shown as approved,
 * never as a suspicion; why it was approved is not recorded.
 */
export const Accommodation = z.strictObject({
  /** Added to every time limit, in steps of 5 %. */
  extraTimePercent: z.int().min(0).max(300).multipleOf(5),
  /** Breaks in addition to the policy's, each as long as the policy's or as `breakMinutes`, whichever is longer. */
  extraBreaks: z.int().min(0).max(20),
  breakMinutes: z.int().min(0).max(120),
  /** Sensors that are not used for this candidate. */
  waived: z.array(SensorName).max(50),
  /** Sensors that are used and shown, and that no rule counts; absent for none. */
  uncounted: z.array(SensorName).min(1).max(50).optional(),
})
export type Accommodation = Readonly<z.output<typeof Accommodation>>

/** Why a sensor that was waived for the candidate is not used; goes into the record. Says nothing about why. */
export const approvedReason = 'accommodation'

/** Every sensor that is not used for this candidate, with the reason that is recorded. */
export function waivedSensors(policy: Pick<Policy, 'waived'>, accommodation: Accommodation | null): Policy['waived'] {
  const approved = (accommodation?.waived ?? []).filter(
    (sensor) => !policy.waived.some((waiver) => waiver.sensor === sensor),
  )
  return [...policy.waived, ...approved.map((sensor) => ({ sensor, reason: approvedReason }))]
}

/** A candidate without an accommodation. */
export const noAccommodation: Accommodation = { extraTimePercent: 0, extraBreaks: 0, breakMinutes: 0, waived: [] }

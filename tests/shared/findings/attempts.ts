import { type SensorName, sensorNames } from '../../../shared/attempt/events.ts'
import { deriveFindings } from '../../../shared/findings/derive.ts'
import type { Finding, RuleSet } from '../../../shared/findings/model.ts'
import { currentRules } from '../../../shared/findings/rule-sets.ts'
import { recordOnly } from '../../../shared/policy/integrity.ts'
import type { Policy } from '../../../shared/policy/policy.ts'
import { createEventList, smallPack } from '../../fixtures/events.ts'

/** What the tests of the rules build attempts from, and how they ask about them. */

export const policy: Policy = {
  version: 1,
  lockdown: 'observe',
  isFullscreenAsked: false,
  waived: [],
  toleratedFocusLoss: { count: 1, awayMs: 10_000 },
  integrity: recordOnly,
  time: null,
  retake: { attempts: 1, cooldownHours: 0 },
  deletion: 'before-submission',
  results: 'bands',
  retention: { responsesDays: 90, eventsDays: 90 },
}

export type List = ReturnType<typeof createEventList>

/** Every sensor on but those named. */
export function cover(list: List, blind: readonly SensorName[] = []): List {
  for (const sensor of sensorNames) {
    const isBlind = blind.includes(sensor)
    list.add('sensor.covered', { sensor, state: isBlind ? 'off' : 'on', reason: isBlind ? 'Not there.' : 'There.' })
  }
  return list
}

/** An attempt that is being answered, with every sensor on but those named. */
export function begin(blind: readonly SensorName[] = []): List {
  return cover(createEventList().start().open(), blind).wait(1_000).add('assessment.started', {}).wait(1_000)
}

/** Leaves the window for a while, half a minute after what was done before; returns the number of the loss. */
export function leave(
  list: List,
  awayMs: number,
  cause: 'other-window' | 'own-dialog' | 'screen-locked' = 'other-window',
): number {
  list.wait(30_000).add('focus.lost', { cause, isFullscreen: false, isVisible: true })
  const lossSeq = list.last()
  list.wait(awayMs).add('focus.regained', { lossSeq, awayMs }).wait(30_000).edit('typed', 0, 0, '.')
  return lossSeq
}

/** Submits a minute later and asks one rule. */
export function ask(list: List, rule: string, under: Policy = policy, ruleSet: RuleSet = currentRules): Finding {
  list.wait(60_000).add('attempt.submitted', {})
  return askNow(list, rule, under, ruleSet)
}

/** Asks one rule about the attempt as it stands. */
export function askNow(list: List, rule: string, under: Policy = policy, ruleSet: RuleSet = currentRules): Finding {
  const found = deriveFindings(list.events, smallPack, under, {}, ruleSet).find((finding) => finding.rule === rule)
  if (found === undefined) throw new Error(`there is no rule ${rule}`)
  return found
}

export const typed = 'Every word of this was typed by hand, one key after the other. '
export const outside = 'The first movable-frame hive was patented by Langstroth in 1852, a year later than stated.'

import { type SlotName, slotNames } from './model.ts'
import type { IntakeRules } from './rules.ts'
import type { IntakeState } from './state.ts'

/** What knowing a slot is worth, and what an answer costs in effort (docs/spec/intake.md). */
const slotTable: Readonly<Record<SlotName, { readonly value: number; readonly cost: number }>> = {
  role: { value: 1, cost: 1 },
  domain: { value: 0.9, cost: 1 },
  work: { value: 1.2, cost: 1.5 },
  evaluation: { value: 0.7, cost: 1 },
  language: { value: 0.65, cost: 1 },
  licence: { value: 0.6, cost: 1 },
  tools: { value: 0.5, cost: 1 },
  availability: { value: 0.45, cost: 1 },
  authorisation: { value: 0.4, cost: 1 },
  avoid: { value: 0.35, cost: 1 },
}
/** A slot that the project needs something of is worth more. */
const importanceFactor = { needed: 1.5, helpful: 1.2 } as const

/** From 0 to 1. A confirmed insight halves what is not known; a proposed one takes less, as sure as its reading is. */
export function confidenceOf(state: IntakeState, slot: SlotName): number {
  return state.insights
    .filter((insight) => insight.slot === slot && insight.status !== 'rejected')
    .reduce((known, { status, confidence }) => 1 - (1 - known) * (1 - (status === 'confirmed' ? 1 : confidence) / 2), 0)
}

/** value(slot) × (1 − confidence(slot)) / cost(slot), rounded to thousandths. */
export function scoreOf(state: IntakeState, rules: IntakeRules, slot: SlotName): number {
  const { value, cost } = slotTable[slot]
  const factors = rules.requirements
    .filter((requirement) => requirement.slot === slot)
    .map(({ importance }) => importanceFactor[importance])
  return round((value * Math.max(1, ...factors) * (1 - confidenceOf(state, slot))) / cost)
}

/** The slots that these rules ask about, in the order that settles a tie. */
export function slotsOf(rules: IntakeRules): readonly SlotName[] {
  return slotNames.filter((slot) => slot !== 'authorisation' || rules.asksAuthorisation)
}

function round(score: number): number {
  return Math.round(score * 1_000) / 1_000
}

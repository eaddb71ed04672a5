import { oncePer } from '../once-per.ts'
import type { AgenticKey, Statement } from '../pack/keys/agentic.ts'
import type { Item } from '../pack/pack.ts'
import { chosenOf, type FieldValue, type Responses } from '../pack/response.ts'
import { plainStimuli } from '../pack/stimulus.ts'
import { type EffectsReport, noEffects, readEffects } from './agentic-effects.ts'
import { type EvidenceReport, type Found, noEvidence, readEvidence } from './agentic-evidence.ts'
import { type FixReport, noFix, readFix } from './agentic-fix.ts'
import { type Cap, commonCaps } from './caps.ts'
import { matchStep, type StepMatch } from './decisive-step.ts'
import { development } from './length.ts'
import { component, type Points } from './points.ts'
import { indexStimuli, type QuoteIndex } from './quotes.ts'
import type { MatchedSpan, RatingComponent } from './rating.ts'
import type { Reading } from './reading.ts'
import { stepRanges } from './trace-steps.ts'
import { usableSentences } from './usable-sentences.ts'

/** Points per component: 83 from the key, 12 from evidence, 5 from form (docs/scoring.md). */
const MAX = {
  step: 26,
  category: 13,
  reason: 12,
  quote: 12,
  fix: 15,
  usable: 5,
  effects: 12,
  development: 5,
} as const
const PENALTY = { decoy: 6, wronged: 4, most: 14 } as const
/** Share of the evidence's points for naming the error without a quote. */
const NAMED = 0.25
const HALF = 0.5
const QUARTER = 0.25

/** Everything that the parts below look at. */
interface Case {
  readonly item: Item
  readonly key: AgenticKey
  readonly values: Responses
  /** Number of the selected step; null when none or several were selected. */
  readonly chosenStep: number | null
  readonly chosenSteps: readonly number[]
  readonly match: StepMatch
  readonly evidence: EvidenceReport
  readonly fix: FixReport
  readonly effects: EffectsReport
}

const sumOf = (parts: readonly { readonly weight: number }[]) => parts.reduce((sum, { weight }) => sum + weight, 0)
const shareMade = (found: readonly Found[], wanted: readonly Statement[]) =>
  sumOf(found.map(({ statement }) => statement)) / sumOf(wanted)
const joinWords = (parts: readonly { readonly words: string }[]) =>
  parts.length === 0 ? 'nothing' : parts.map(({ words }) => words).join('; ')
const missedOf = (found: readonly Found[], wanted: readonly Statement[]) =>
  wanted.filter(({ id }) => !found.some(({ statement }) => statement.id === id))

function labelOf({ item }: Case, field: string, option: string | undefined): string {
  const found = item.fields.find(({ id }) => id === field)
  const options = found?.kind === 'choice' ? found.options : []
  const label = options.find(({ id }) => id === option)?.label ?? option ?? 'nothing'
  return `“${label.split(':')[0] ?? label}”`
}

/** The evidence is for the decisive step, so it counts in full only beside that step or one within the tolerance. */
const weightOfText = ({ match }: Case) => (match.share >= HALF ? 1 : HALF)

function stepPart({ key, match, chosenStep }: Case): RatingComponent {
  const gold = `Step ${key.decisive.step}, ${key.decisive.words}, is decisive.`
  const decoy = key.decoys.find(({ steps }) => steps.includes(chosenStep ?? 0))
  const words: Readonly<Record<StepMatch['kind'], string>> = {
    exact: `Selected the decisive step ${key.decisive.step}: ${key.decisive.words}.`,
    near: `Selected step ${chosenStep}, beside the decisive one. ${gold}`,
    related: `Selected step ${chosenStep}, which belongs to the same error. ${gold}`,
    decoy: `Selected step ${chosenStep}: ${decoy?.words}, but ${decoy?.because}. ${gold}`,
    other: `Selected step ${chosenStep}. ${gold}`,
    none: `Selected no step. ${gold}`,
  }
  return component('Decisive step', MAX.step * match.share, MAX.step, words[match.kind])
}

function categoryShare({ key, values }: Case): number {
  const chosen = chosenOf(values[key.fields.category])[0]
  if (chosen === key.category.value) return 1
  return key.category.near.find(({ id }) => id === chosen)?.credit ?? 0
}

function categoryPart(given: Case): RatingComponent {
  const { key, values } = given
  const chosen = labelOf(given, key.fields.category, chosenOf(values[key.fields.category])[0])
  const share = categoryShare(given)
  const gold = labelOf(given, key.fields.category, key.category.value)
  const words =
    share === 1
      ? `Called it ${chosen}, as the key does.`
      : `Called it ${chosen}; the key says ${gold}${share > 0 ? ', which is near' : ''}.`
  return component('Kind of error', MAX.category * share, MAX.category, words)
}

function quotePart(given: Case): RatingComponent {
  const { quote, name, isDenied, isScattered } = given.evidence
  const shown = quote !== null ? 1 : name !== null && !isScattered ? NAMED : 0
  const share = isDenied ? 0 : shown * weightOfText(given)
  const words = isScattered
    ? 'Quoted so much of the trace that the quotes point at no step.'
    : quote !== null
      ? 'Quoted the words of the decisive step that show the error.'
      : name !== null
        ? 'Named the error without quoting the decisive step.'
        : 'No words were seen that quote or name the error.'
  return component('Evidence quoted', MAX.quote * share, MAX.quote, words)
}

function reasonPart(given: Case): RatingComponent {
  const { key, evidence } = given
  const weight = (evidence.isScattered ? HALF : 1) * weightOfText(given)
  const share = evidence.isDenied ? 0 : shareMade(evidence.reasons, key.evidence.reasons) * weight
  const missed = missedOf(evidence.reasons, key.evidence.reasons)
  const denied = evidence.isDenied ? ' Also called it right, and who says both has said nothing.' : ''
  const said =
    evidence.reasons.length === 0
      ? 'No reason of the key was seen'
      : `Said ${joinWords(evidence.reasons.map(({ statement }) => statement))}`
  const words = `${said}. Not seen: ${joinWords(missed)}.${denied}`
  return component('Reason', MAX.reason * share, MAX.reason, words)
}

function fixPart({ key, fix }: Case): RatingComponent {
  const isUseless = fix.insufficient.length > 0
  const share = shareMade(fix.elements, key.fix.elements) * (isUseless ? HALF : 1)
  const useless = fix.insufficient.map(({ span }) => ` ${span.why}`).join('')
  const missed = missedOf(fix.elements, key.fix.elements)
  const words =
    fix.elements.length === 0
      ? `No change was seen that would have helped: ${joinWords(missed)}.${useless}`
      : `Would ${joinWords(fix.elements.map(({ statement }) => statement))}. Not seen: ${joinWords(missed)}.${useless}`
  return component('Smallest change', MAX.fix * share, MAX.fix, words)
}

/** The choice says something only beside a text that names what is spoiled; alone it may be a guess. */
function usablePart(given: Case): RatingComponent {
  const { key, values, effects } = given
  const chosen = chosenOf(values[key.fields.usable])[0]
  const share = chosen === key.usable.value ? 1 : key.usable.near.includes(chosen ?? '') ? HALF : 0
  const isShown = effects.effects.length > 0
  const gold = labelOf(given, key.fields.usable, key.usable.value)
  const words = `Said ${labelOf(given, key.fields.usable, chosen)} of the final answer; the key says ${gold}.${isShown ? '' : ' No spoiled part was seen beside it, so the choice may be a guess.'}`
  return component('Use of the final answer', isShown ? MAX.usable * share : 0, MAX.usable, words)
}

function effectsPart({ key, effects }: Case): RatingComponent {
  const share = shareMade(effects.effects, key.effects)
  const missed = missedOf(effects.effects, key.effects)
  const said =
    effects.effects.length === 0
      ? 'No spoiled part was seen'
      : `Said that ${joinWords(effects.effects.map(({ statement }) => statement))}`
  const words = `${said}. Not seen: ${joinWords(missed)}.`
  return component('Spoiled parts', MAX.effects * share, MAX.effects, words)
}

function deductionsPart({ evidence, effects, match, key, chosenSteps }: Case): RatingComponent {
  const selected = key.decoys.filter(
    ({ steps }) => match.kind !== 'exact' && steps.some((step) => chosenSteps.includes(step)),
  )
  const blamed = evidence.blamed.filter(({ decoy }) => !selected.includes(decoy))
  const cost = (selected.length + blamed.length) * PENALTY.decoy + effects.wronged.length * PENALTY.wronged
  const reasons = [
    ...selected.map(({ words, because }) => `Blamed ${words}, but ${because}.`),
    ...[...blamed, ...effects.wronged].map(({ span }) => span.why),
  ]
  const words = reasons.length === 0 ? 'Blamed nothing that is right.' : reasons.join(' ')
  return component('False blame', 0 - Math.min(PENALTY.most, cost), 0, words)
}

/** With a step far from the decisive one, the explanation cannot make up for it: at most 2. */
function stepCap(given: Case): readonly Cap[] {
  const { match, chosenStep, key } = given
  const isFar = match.share === 0
  if (!isFar && !(match.share <= QUARTER && categoryShare(given) === 0)) return []
  const words = `Selected ${chosenStep === null ? 'no step' : `step ${chosenStep}`}; the key has step ${key.decisive.step}: at most 2.`
  return [{ name: 'wrong-step', words, at: 2 }]
}

/** The words around the stimuli: repeating them is no statement. */
const indexLabels: (item: Item) => QuoteIndex = oncePer((item) => {
  const lines = item.fields.flatMap((field) => [
    field.label,
    field.help ?? '',
    ...(field.kind === 'choice' ? field.options.map(({ label }) => label) : []),
  ])
  const texts = [...lines, item.instructions, ...item.reminders, ...item.dimensions]
  return indexStimuli(texts.map((text, index) => ({ id: String(index), text })))
})

/** A text that neither quotes nor names the error could be about any trace; one that calls it right selects it in vain. */
function evidenceCap({ evidence }: Case): readonly Cap[] {
  if (evidence.isDenied)
    return [
      { name: 'called-right', words: 'The evidence calls right what went wrong in this trace: at most 2.', at: 2 },
    ]
  if (evidence.quote !== null || evidence.name !== null || evidence.isPlaced) return []
  return [
    {
      name: 'no-place',
      words: 'No words were seen that quote or name what went wrong in this trace: at most 2.',
      at: 2,
    },
  ]
}

function toSteps(value: FieldValue | undefined): readonly number[] {
  return chosenOf(value).map(Number).filter(Number.isInteger)
}

function readCase(item: Item, key: AgenticKey, values: Responses, readings: readonly Reading[]): Case {
  const readingOf = (id: string) => readings.find((reading) => reading.field === id)
  const trace = item.stimuli.find(({ id }) => id === key.trace)
  const [evidence, fix, effects] = [key.fields.evidence, key.fields.fix, key.fields.effects].map(readingOf)
  const ranges = trace?.kind === 'trace' ? stepRanges(trace) : []
  const labels = indexLabels(item)
  const usableOf = (reading: Reading) => usableSentences(reading, labels)
  const chosenSteps = toSteps(values[key.fields.step])
  const chosenStep = chosenSteps.length === 1 ? (chosenSteps[0] ?? null) : null
  return {
    item,
    key,
    values,
    chosenStep,
    chosenSteps,
    match: matchStep(
      chosenStep,
      key.decisive,
      key.decoys.flatMap(({ steps }) => steps),
    ),
    evidence:
      evidence === undefined
        ? noEvidence
        : readEvidence({ reading: evidence, key, stimuli: plainStimuli(item), ranges, usable: usableOf(evidence) }),
    fix: fix === undefined ? noFix : readFix(fix, usableOf(fix), key),
    effects: effects === undefined ? noEffects : readEffects(effects, usableOf(effects), key),
  }
}

function earningSpans({ evidence, fix, effects }: Case): readonly MatchedSpan[] {
  const shown = evidence.quote ?? evidence.name
  return [
    ...(shown === null ? [] : [shown]),
    ...[...evidence.reasons, ...fix.elements, ...effects.effects].map(({ span }) => span),
  ]
}

/** Points for an Agentic item: step, category, evidence, reason, change, use of the final answer, development. */
export function rateAgentic(item: Item, key: AgenticKey, values: Responses, readings: readonly Reading[]): Points {
  const given = readCase(item, key, values, readings)
  const earning = earningSpans(given)
  const isCounted = (reading: Reading, from: number, to: number) => {
    const [start, end] = [reading.tokens[from]?.from ?? 0, reading.tokens[to - 1]?.to ?? 0]
    return earning.some((span) => span.field === reading.field && span.from >= start && span.from < end)
  }
  const costing = [...given.evidence.blamed, ...given.effects.wronged, ...given.fix.insufficient]
  return {
    components: [
      stepPart(given),
      categoryPart(given),
      quotePart(given),
      reasonPart(given),
      fixPart(given),
      usablePart(given),
      effectsPart(given),
      deductionsPart(given),
      component(
        'Development',
        MAX.development * development(item, readings, isCounted),
        MAX.development,
        'Words in the sentences that said something the key knows, up to a limit.',
      ),
    ],
    matchedSpans: [...earning, ...costing.map(({ span }) => span)],
    caps: [...stepCap(given), ...evidenceCap(given), ...commonCaps(item, readings, earning.length > 0)],
  }
}

import type { SftKey } from '../pack/keys/sft.ts'
import type { Item } from '../pack/pack.ts'
import { chosenOf, type Responses } from '../pack/response.ts'
import { plainStimuli } from '../pack/stimulus.ts'
import { type Cap, commonCaps } from './caps.ts'
import { type ConstraintResult, verifyConstraints } from './constraint-report.ts'
import { type FactReport, findStatements } from './facts.ts'
import { component, type Points } from './points.ts'
import type { MatchedSpan, RatingComponent } from './rating.ts'
import type { Reading } from './reading.ts'
import { compareMarks, type ReportPart, readHardest, readLeftOut } from './self-report.ts'
import { brokenCaps, copiedCap, factCaps, structureCaps, twiceCap, windowCaps } from './sft-caps.ts'
import { readStructure, type StructureReport } from './structure-report.ts'

/**
 * Points per component: 80 from the key, 20 from what the candidate says about the answer (docs/scoring.md). None for form: how
 * long the response may be is a constraint of its request.
 */
const MAX = { constraints: 38, content: 42, marks: 9, hardest: 4, leftOut: 7 } as const
const PENALTY = { untrue: 8, number: 4, unwanted: 6, most: 24 } as const
/** Below this share of the content, following the form is worth less in proportion: an empty form is no answer. */
const FULL_FORM_AT = 0.5

/** What the response says, whatever its form. */
interface Content {
  readonly share: number
  readonly words: string
  /** Reasons for a deduction, and their points. */
  readonly faults: readonly string[]
  readonly cost: number
  readonly spans: readonly MatchedSpan[]
  readonly caps: readonly Cap[]
}

function ofFacts(report: FactReport, key: SftKey): Content {
  const isStated = (id: string) => report.facts.some(({ statement }) => statement.id === id)
  const total = key.facts.reduce((sum, { weight }) => sum + weight, 0)
  const earned = report.facts.reduce((sum, { statement }) => sum + statement.weight, 0)
  const missing = key.facts.filter(({ id }) => !isStated(id)).map(({ words }) => words)
  const numbers =
    report.numbers.length === 0 ? [] : [`${report.numbers.length} of its numbers stand nowhere on the page.`]
  return {
    share: total === 0 ? 0 : earned / total,
    words: `Stated ${report.facts.length} of ${key.facts.length} facts. Missing: ${missing.join('; ') || 'none'}.`,
    faults: [...report.untrue.map(({ span }) => span.why), ...numbers],
    cost: report.untrue.length * PENALTY.untrue + report.numbers.length * PENALTY.number,
    spans: [...report.facts, ...report.untrue].map(({ span }) => span).concat(report.numbers),
    caps: factCaps(report, key),
  }
}

function ofStructure(report: StructureReport): Content {
  const wrong = report.wrong.join('; ')
  return {
    share: report.share,
    words: report.isReadable
      ? `Wrong or missing: ${wrong || 'nothing'}.`
      : 'The response cannot be read as the structure that was asked for.',
    faults: report.unwanted.map((words) => `${words}.`),
    cost: report.unwanted.length * PENALTY.unwanted,
    spans: report.spans,
    caps: structureCaps(report),
  }
}

function constraintsPart(results: readonly ConstraintResult[], form: number): RatingComponent {
  const sum = (some: readonly ConstraintResult[]) => some.reduce((all, { constraint }) => all + constraint.weight, 0)
  const met = results.filter(({ isMet }) => isMet)
  const broken = results.filter(({ isMet }) => !isMet).map(({ constraint }) => constraint.words)
  const empty = form < 1 ? ' They count in part, because the response says too little of what was asked for.' : ''
  const words = `Met ${met.length} of ${results.length} constraints. Not met: ${broken.join('; ') || 'none'}.${empty}`
  return component('Constraints met', (MAX.constraints * form * sum(met)) / sum(results), MAX.constraints, words)
}

function faultsPart({ faults, cost }: Content): RatingComponent {
  const words = faults.length === 0 ? 'Said nothing that the page contradicts.' : faults.join(' ')
  return component('Untrue statements', 0 - Math.min(PENALTY.most, cost), 0, words)
}

/** Points for an item of supervised fine-tuning: constraints, content, untrue statements, what is said about the answer. */
export function rateSft(item: Item, key: SftKey, values: Responses, readings: readonly Reading[]): Points {
  const empty: Reading = { field: '', text: '', tokens: [], quotes: [], sentences: [] }
  const readingOf = (id: string) => readings.find((reading) => reading.field === id) ?? empty
  const response = readingOf(key.fields.response)
  const results = verifyConstraints(key, response)
  const content =
    key.structure === undefined
      ? ofFacts(findStatements(response, key, plainStimuli(item)), key)
      : ofStructure(readStructure(response, key.structure))
  const form = Math.min(1, content.share / FULL_FORM_AT)
  const marks = compareMarks(results, chosenOf(values[key.fields.kept]))
  const hardest = readHardest(readingOf(key.fields.hardest), key)
  const leftOut = readLeftOut(readingOf(key.fields.leftOut), response, key)
  const spans = [...content.spans, ...hardest.spans, ...leftOut.spans]
  const part = (name: string, { share, words }: ReportPart, max: number) =>
    component(name, max * share * form, max, words)
  // Lines of JSON or of a table repeat rightly, so they are no repeated sentences.
  const prose = key.structure === undefined ? readings : readings.filter((reading) => reading !== response)
  return {
    components: [
      constraintsPart(results, form),
      component('Content', MAX.content * content.share, MAX.content, content.words),
      faultsPart(content),
      part('Constraints marked rightly', marks, MAX.marks),
      part('Hardest constraint', hardest, MAX.hardest),
      part('Left out, and why', leftOut, MAX.leftOut),
    ],
    matchedSpans: spans,
    caps: [
      ...brokenCaps(results),
      ...content.caps,
      ...windowCaps(key, response),
      ...twiceCap(response),
      ...copiedCap(response),
      ...commonCaps(item, prose, content.share > 0),
    ],
  }
}

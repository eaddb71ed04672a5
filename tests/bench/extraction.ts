import { readFileSync } from 'node:fs'
import { z } from 'zod'
import { extractConclusions } from '../../shared/intake/extract.ts'
import { findMentions } from '../../shared/intake/gazetteer.ts'
import { type Conclusion, SlotName, slotNames } from '../../shared/intake/model.ts'
import { type ConceptKind, conceptKinds } from '../../shared/intake/taxonomy/concept.ts'

/**
 * What the embedded interviewer reads in authored answers, beside a keyword baseline that finds the same names and knows
 * no patterns, no denial and no slots (docs/spec/intake.md). `npm run bench:extraction`; `-- --errors` also lists what was
 * read wrongly in the tuning half, and never in the other.
 */

const Gold = z.strictObject({ slot: SlotName, says: z.string().optional(), amount: z.number().optional() })
const Answer = z.strictObject({ id: z.string(), slot: SlotName, text: z.string(), gold: z.array(Gold) })
export type Gold = z.output<typeof Gold>
export type GoldAnswer = z.output<typeof Answer>

export function readCorpus(half: 'tuning' | 'held-out'): readonly GoldAnswer[] {
  const path = new URL(`../fixtures/intake/answers-${half}.json`, import.meta.url)
  return z.array(Answer).parse(JSON.parse(readFileSync(path, 'utf8')))
}

/** What a reader says about an answer, in the terms of the gold standard. */
interface Said {
  readonly slot: SlotName
  readonly says: string
  readonly amount: number | null
}

function saidOf({ slot, concept, value, amount }: Conclusion): Said {
  const number = amount?.number ?? null
  if (concept !== null) return { slot, says: concept, amount: number }
  if (slot === 'availability') {
    const kind =
      amount !== null ? 'hours' : value.startsWith('Time zone') ? 'zone' : value.startsWith('On ') ? 'times' : 'start'
    return { slot, says: kind, amount: number }
  }
  return { slot, says: slot === 'avoid' ? 'none' : slot === 'authorisation' ? 'permit' : '', amount: number }
}

const read = ({ id, slot, text }: GoldAnswer): readonly Said[] =>
  extractConclusions({ turnId: id, slot, text }).map(saidOf)

const slotOfKind: Readonly<Record<ConceptKind, SlotName>> = {
  domain: 'domain',
  role: 'role',
  licence: 'licence',
  language: 'language',
  tool: 'tools',
  task: 'evaluation',
  content: 'avoid',
}
function readKeywords({ text }: GoldAnswer): readonly Said[] {
  const mentions = findMentions(text, conceptKinds)
  const named = mentions.map(({ concept }) => ({ slot: slotOfKind[concept.kind], says: concept.id, amount: null }))
  const hours = /\b(\d+) hours\b/.exec(text)?.[1]
  return hours === undefined ? named : [...named, { slot: 'availability', says: 'hours', amount: Number(hours) }]
}

/** A gold standard with an amount asks for it; one without leaves it open. */
const fits = (gold: Gold, said: Said) =>
  gold.slot === said.slot &&
  (gold.says ?? '') === said.says &&
  (gold.amount === undefined || gold.amount === said.amount)

interface Counts {
  right: number
  wrong: number
  missed: number
}

function count(
  answers: readonly GoldAnswer[],
  reader: (answer: GoldAnswer) => readonly Said[],
  slot: SlotName | null,
): Counts {
  const counts = { right: 0, wrong: 0, missed: 0 }
  for (const answer of answers) {
    const gold = answer.gold.filter((one) => slot === null || one.slot === slot)
    const said = reader(answer).filter((one) => slot === null || one.slot === slot)
    counts.right += gold.filter((one) => said.some((other) => fits(one, other))).length
    counts.missed += gold.filter((one) => !said.some((other) => fits(one, other))).length
    counts.wrong += said.filter((other) => !gold.some((one) => fits(one, other))).length
  }
  return counts
}

function scores({ right, wrong, missed }: Counts) {
  const precision = right + wrong === 0 ? null : right / (right + wrong)
  const recall = right + missed === 0 ? null : right / (right + missed)
  const f1 =
    precision === null || recall === null || precision + recall === 0
      ? null
      : (2 * precision * recall) / (precision + recall)
  return { right, wrong, missed, precision, recall, f1 }
}

const percent = (share: number | null) => (share === null ? '–' : `${(share * 100).toFixed(0)} %`).padStart(9)

function main(): void {
  const figures: Record<string, unknown> = {}
  for (const half of ['tuning', 'held-out'] as const) {
    const answers = readCorpus(half)
    console.log(`\n${half}: ${answers.length} answers, ${answers.flatMap(({ gold }) => gold).length} gold slots`)
    console.log('slot            precision   recall       F1   baseline: precision   recall       F1')
    const rows = [
      ...slotNames.filter((slot) => answers.some(({ gold }) => gold.some((one) => one.slot === slot))),
      null,
    ].map((slot) => ({
      slot: slot ?? 'all',
      own: scores(count(answers, read, slot)),
      baseline: scores(count(answers, readKeywords, slot)),
    }))
    for (const { slot, own, baseline } of rows)
      console.log(
        `${slot.padEnd(14)}${percent(own.precision)}${percent(own.recall)}${percent(own.f1)}            ${percent(baseline.precision)}${percent(baseline.recall)}${percent(baseline.f1)}`,
      )
    figures[half] = rows
  }
  if (process.argv.includes('--errors')) listErrors(readCorpus('tuning'))
  if (process.argv.includes('--json')) console.log(JSON.stringify({ bench: 'extraction', ...figures }))
}

function listErrors(answers: readonly GoldAnswer[]): void {
  for (const answer of answers) {
    const said = read(answer)
    const wrong = said.filter((other) => !answer.gold.some((one) => fits(one, other)))
    const missed = answer.gold.filter((one) => !said.some((other) => fits(one, other)))
    if (wrong.length + missed.length === 0) continue
    console.log(`\n${answer.id} (${answer.slot}) ${answer.text}`)
    for (const { slot, says, amount } of wrong) console.log(`  wrong:  ${slot} ${says} ${amount ?? ''}`)
    for (const { slot, says, amount } of missed) console.log(`  missed: ${slot} ${says ?? ''} ${amount ?? ''}`)
  }
}

if (import.meta.main) main()

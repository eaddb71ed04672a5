import { listKeyedItems, scoreOf } from '../shared/scoring/gaming/keyed-items.ts'
import { type AnswerSet, type ScoredAnswer, scoreAnswers } from './scoring/answers.ts'
import { attackTable, countAttacks } from './scoring/attacks.ts'
import { agreementTable, itemTable, type Row, rowsOf } from './scoring/tables.ts'

/**
 * How well the engine agrees with the authors' ratings, item by item and pooled, always beside two scorers that understand
 * nothing (docs/scoring.md): the number of words, and the share of the key's words. Then what the gaming suite tried.
 * `npm run bench:scoring`; with `--json` one last line holds all figures.
 */

const sets: readonly AnswerSet[] = ['anchors', 'held out', 'unlike']
const THIRDS = ['shortest third', 'middle third', 'longest third'] as const

const inSet = (answers: readonly ScoredAnswer[], set: AnswerSet) => answers.filter((answer) => answer.set === set)

/** A row for each set of answers that the group has, and each scorer. */
function bySet(group: string, answers: readonly ScoredAnswer[]): readonly Row[] {
  return sets.flatMap((set) => rowsOf(group, set, inSet(answers, set)))
}

/** Rows type by type, then all types together. */
function byType(answers: readonly ScoredAnswer[]): readonly Row[] {
  const types = [...new Set(answers.map(({ subject }) => subject.key.type))].toSorted()
  const own = types.flatMap((type) =>
    bySet(
      type,
      answers.filter(({ subject }) => subject.key.type === type),
    ),
  )
  return [...own, ...bySet('all', answers)]
}

function byLength(answers: readonly ScoredAnswer[]): readonly Row[] {
  return THIRDS.flatMap((name, third) => {
    const own = answers.filter((answer) => answer.third === third)
    return [...rowsOf(name, 'all', own), ...rowsOf(name, 'held out', inSet(own, 'held out'))]
  })
}

/** Milliseconds per rating of an honest answer, the median over all anchors. */
function measureMs(): number {
  const times = listKeyedItems().flatMap((subject) =>
    subject.key.anchors.map(({ values }) => {
      const start = performance.now()
      scoreOf(subject, values)
      return performance.now() - start
    }),
  )
  return times.toSorted((left, right) => left - right)[Math.floor(times.length / 2)] ?? Number.NaN
}

function main(): void {
  const { shipped, sample } = scoreAnswers()
  const [types, lengths, samples] = [byType(shipped), byLength(shipped), bySet('sample', sample)]
  const attacks = countAttacks()
  const ms = measureMs()
  const parts: readonly (readonly [string, readonly string[]])[] = [
    ['By type', agreementTable('type', types)],
    ['By length', agreementTable('length', lengths)],
    ['Sample pack', agreementTable('pack', samples)],
    ['Item by item: exact, within 1 of how many; mean error', itemTable(shipped)],
    ['Attacks', attackTable(attacks)],
  ]
  for (const [title, lines] of parts) console.log([`${title}`, '', ...lines, ''].join('\n'))
  console.log(`One rating takes ${ms.toFixed(2)} ms (median over all anchors).`)
  if (process.argv.includes('--json'))
    console.log(JSON.stringify({ name: 'scoring', types, lengths, samples, attacks, ratingMs: ms }))
}

main()

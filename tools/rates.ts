import type { RuleSet } from '../shared/findings/model.ts'
import { findRuleSet, ruleSets } from '../shared/findings/rule-sets.ts'
import { readAnswers, writeAnswers } from './simulate/answers.ts'
import { askAll, compareAll, detections, mistakes, ruleIds } from './simulate/rates.ts'
import { SEEDS, simulateAll } from './simulate/simulate.ts'
import { kindsTable } from './simulate/tables.ts'
import { sayRate } from './simulate/wilson.ts'

/**
 * `npm run rates`: plays every labelled attempt, asks every rule, and prints what it finds by mistake and what it detects
 * (docs/findings.md). With `-- --write` the answers are kept; then `npm run generate` renews the documents. With
 * `-- --compare A B` it says instead what another rule set would answer differently over all attempts.
 */

async function printRates(): Promise<void> {
  const attempts = simulateAll()
  const answers = await askAll(attempts)
  console.log(`${attempts.length} attempts, ${SEEDS} of each kind\n`)
  for (const rule of ruleIds)
    console.log(
      `${rule}: found by mistake ${sayRate(mistakes(answers, rule))}; detected ${sayRate(detections(answers, rule))}`,
    )
  console.log(`\n${kindsTable(answers)}`)
  if (process.argv.includes('--write')) writeAnswers(answers)
  else if (JSON.stringify(readAnswers()) !== JSON.stringify(answers)) {
    console.error(
      '\nThese are not the answers that were kept. If that is meant: npm run rates -- --write && npm run generate',
    )
    process.exitCode = 1
  }
}

async function printComparison(before: RuleSet, after: RuleSet): Promise<void> {
  console.log(`From ${before.id} to ${after.id}, attempts by answer:`)
  const movements = await compareAll(simulateAll(), before, after)
  for (const { rule, from, to, attempts } of movements.toSorted((one, other) => one.rule.localeCompare(other.rule)))
    console.log(`${rule}: ${from === to ? `${from} as before` : `${from} became ${to}`}, ${attempts}`)
}

const at = process.argv.indexOf('--compare')
const [before, after] = [process.argv[at + 1], process.argv[at + 2]].map((id) => findRuleSet(id ?? ''))
if (at === -1) await printRates()
else if (before && after) await printComparison(before, after)
else {
  console.error(`--compare takes two rule sets. The sets are: ${ruleSets.map(({ id }) => id).join(', ')}.`)
  process.exitCode = 2
}

import { readAnswers, writeAnswers } from './simulate/answers.ts'
import { askAll, detections, mistakes, ruleIds } from './simulate/rates.ts'
import { SEEDS, simulateAll } from './simulate/simulate.ts'
import { kindsTable } from './simulate/tables.ts'
import { sayRate } from './simulate/wilson.ts'

/**
 * `npm run rates [-- --write]`: plays every labelled attempt, asks every rule, and prints what it finds by mistake and what
 * it detects (docs/findings.md). With `--write` the answers are kept; then `npm run generate` renews the documents.
 */
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

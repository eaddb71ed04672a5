import type { EvaluationKey } from '../keys/evaluation.ts'
import type { Item } from '../pack.ts'
import { checkIds, checkQuotes, checkReferences, checkRoles, type Report } from './report.ts'

/** What must hold between an evaluation item and its key. */
export function checkEvaluation(item: Item, key: EvaluationKey, path: string, report: Report): void {
  const { rating, findings, verdict } = key.fields
  checkRoles(
    item,
    [
      { role: 'rating', field: rating, kinds: ['rating'] },
      { role: 'findings', field: findings, kinds: ['long-text'] },
      { role: 'verdict', field: verdict, kinds: ['long-text'] },
    ],
    path,
    report,
  )
  const errors = key.goldErrors.map(({ id }) => id)
  checkIds([...errors, ...key.decoys.map(({ id }) => id)], path, report)
  checkQuotes(item, key.goldErrors, `${path}/goldErrors`, report)
  checkQuotes(item, key.decoys, `${path}/decoys`, report)
  checkReferences(key.verdict.mostSerious, errors, `${path}/verdict/mostSerious`, report)
  checkReferences(
    [key.judged],
    item.stimuli.map(({ id }) => id),
    `${path}/judged`,
    report,
  )
  for (const error of key.goldErrors) {
    if (!error.acceptedSeverities.includes(error.severity)) {
      report(`${path}/goldErrors/${error.id}`, `does not accept its own severity, ${error.severity}`)
    }
  }
}

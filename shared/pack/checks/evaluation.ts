import { type EvaluationKey, Severity } from '../keys/evaluation.ts'
import type { Item } from '../pack.ts'
import { checkIds, checkQuotes, checkReferences, checkRoles, type Report } from './report.ts'

/** What must hold between an evaluation item and its key. */
export function checkEvaluation(item: Item, key: EvaluationKey, path: string, report: Report): void {
  const { findings, verdict } = key.fields
  checkRoles(
    item,
    [
      { role: 'findings', field: findings, kinds: ['long-text', 'highlights'] },
      { role: 'verdict', field: verdict, kinds: ['long-text'] },
    ],
    path,
    report,
  )
  checkRatings(item, key, path, report)
  checkHighlights(item, key, path, report)
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

/** Each gold rating needs its field, and each rating that a candidate is asked for needs its gold. */
function checkRatings(item: Item, key: EvaluationKey, path: string, report: Report): void {
  const rated = key.ratings.map(({ field }) => field)
  const fields = item.fields.filter(({ kind }) => kind === 'rating').map(({ id }) => id)
  checkIds(rated, `${path}/ratings`, report)
  for (const id of rated)
    if (!fields.includes(id)) report(`${path}/ratings`, `“${id}” is not a rating field of the item`)
  for (const id of fields) if (!rated.includes(id)) report(`${path}/ratings`, `“${id}” has no gold rating`)
}

/** Highlights that cannot reach the judged stimulus, or whose tags are no severities, would never be credited. */
function checkHighlights(item: Item, key: EvaluationKey, path: string, report: Report): void {
  const field = item.fields.find(({ id }) => id === key.fields.findings)
  if (field?.kind !== 'highlights') return
  const at = `${path}/fields/findings`
  if (!field.stimuli.includes(key.judged)) report(at, `“${field.id}” marks nothing in “${key.judged}”, which is judged`)
  for (const { id } of field.tags?.options ?? [])
    if (!Severity.safeParse(id).success) report(at, `the tag “${id}” of “${field.id}” is no severity`)
  if (field.max < key.goldErrors.length)
    report(at, `allows ${field.max} highlights for ${key.goldErrors.length} errors`)
}

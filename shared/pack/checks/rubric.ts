import type { RubricKey } from '../keys/rubric.ts'
import type { Item } from '../pack.ts'
import { checkIds, checkQuotes, checkReferences, checkRoles, type Report } from './report.ts'

/** What must hold between a rubric item and its key. */
export function checkRubric(item: Item, key: RubricKey, path: string, report: Report): void {
  const { criteria, text, picks, total } = key.fields
  checkRoles(
    item,
    [
      { role: 'criteria', field: criteria, kinds: ['criteria'] },
      { role: 'text', field: text, kinds: ['long-text'] },
      ...(picks === undefined ? [] : [{ role: 'picks', field: picks, kinds: ['multi-choice'] as const }]),
      ...(total === undefined ? [] : [{ role: 'total', field: total, kinds: ['choice'] as const }]),
    ],
    path,
    report,
  )
  checkIds(
    [...key.aspects, ...key.findings, ...key.decoys].map(({ id }) => id),
    path,
    report,
  )
  checkQuotes(item, key.findings, `${path}/findings`, report)
  checkQuotes(item, key.decoys, `${path}/decoys`, report)
  checkQuotes(item, [{ id: 'rows', quotes: key.keptRows }], `${path}/keptRows`, report)
  checkQuotes(item, [{ id: 'rows', quotes: key.flawedRows }], `${path}/flawedRows`, report)
  checkReferences(key.picks, optionsOf(item, picks), `${path}/picks`, report)
  checkReferences(key.total === undefined ? [] : [key.total], optionsOf(item, total), `${path}/total`, report)
  checkTask(key, path, report)
  if (key.enoughAspects > key.aspects.length) report(`${path}/enoughAspects`, 'asks for more than there are')
  for (const { id, points } of key.aspects)
    if (points !== undefined && points.min > points.max) report(`${path}/aspects/${id}`, 'has points that no row meets')
  for (const { id, kinds, reasons } of key.findings)
    if (kinds.length === 0 && reasons === undefined)
      report(`${path}/findings/${id}`, 'has no words that could make the statement')
}

function checkTask(key: RubricKey, path: string, report: Report): void {
  const { picks, total } = key.fields
  const isWhole = picks !== undefined && total !== undefined && key.picks.length > 0 && key.total !== undefined
  const isBare = picks === undefined && total === undefined && key.picks.length === 0 && key.total === undefined
  if (key.task === 'apply' && !isWhole)
    report(`${path}/task`, 'is “apply”, which needs picks and a total with their fields')
  if (key.task !== 'apply' && !isBare) report(`${path}/task`, `is “${key.task}”, which has neither picks nor a total`)
}

function optionsOf(item: Item, id: string | undefined): readonly string[] {
  const field = item.fields.find((candidate) => candidate.id === id)
  return field !== undefined && 'options' in field ? field.options.map((option) => option.id) : []
}

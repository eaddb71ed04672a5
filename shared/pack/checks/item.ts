import type { Field } from '../field.ts'
import type { Item, Pack } from '../pack.ts'
import type { Stimulus } from '../stimulus.ts'
import { checkIds, checkReferences, type Report } from './report.ts'

/** What must hold within one item of the candidate's part. */
export function checkItem(pack: Pack, item: Item, report: Report): void {
  const path = `items/${item.id}`
  checkIds(
    item.stimuli.map(({ id }) => id),
    `${path}/stimuli`,
    report,
  )
  checkIds(
    item.fields.map(({ id }) => id),
    `${path}/fields`,
    report,
  )
  for (const stimulus of item.stimuli) checkStimulus(stimulus, `${path}/stimuli/${stimulus.id}`, report)
  for (const field of item.fields) checkField(item, field, `${path}/fields/${field.id}`, report)
  if (item.commentary !== undefined && pack.purpose !== 'practice')
    report(`${path}/commentary`, 'helps to answer, so only an item of a practice pack may have one')
}

function checkStimulus(stimulus: Stimulus, path: string, report: Report): void {
  if (stimulus.kind !== 'table') return
  const width = stimulus.columns.length
  stimulus.rows.forEach((row, index) => {
    if (row.length !== width)
      report(`${path}/rows/${index + 1}`, `has ${row.length} cells, the table has ${width} columns`)
  })
}

function checkRange(name: string, min: number, max: number, path: string, report: Report): void {
  if (min > max) report(path, `asks for at least ${min} and at most ${max} ${name}`)
}

function checkField(item: Item, field: Field, path: string, report: Report): void {
  if ('minWords' in field) checkRange('words', field.minWords, field.maxWords, path, report)
  if ('options' in field)
    checkIds(
      field.options.map(({ id }) => id),
      path,
      report,
    )
  switch (field.kind) {
    case 'multi-choice':
      checkRange('options', field.min, field.max, path, report)
      if (field.max > field.options.length) report(path, `allows ${field.max} options and has ${field.options.length}`)
      return
    case 'step-selection': {
      checkRange('steps', field.min, field.max, path, report)
      const trace = item.stimuli.find(({ id }) => id === field.stimulus)
      if (trace?.kind !== 'trace') report(path, `“${field.stimulus}” is not a trace of the item`)
      return
    }
    case 'highlights':
      checkRange('highlights', field.min, field.max, path, report)
      checkReferences(
        field.stimuli,
        item.stimuli.map(({ id }) => id),
        path,
        report,
      )
      return
    case 'criteria':
      checkRange('criteria', field.min, field.max, path, report)
      checkRange('points', field.minPoints, field.maxPoints, path, report)
      if (field.minNegative > 0 && field.minPoints >= 0) report(path, 'asks for negative points and allows none')
      return
    default:
      return
  }
}

import { locatePassages } from '../../scoring/passages.ts'
import { stepRanges, type Trace } from '../../scoring/trace-steps.ts'
import type { AgenticKey } from '../keys/agentic.ts'
import type { Item } from '../pack.ts'
import { plainStimuli } from '../stimulus.ts'
import { checkIds, checkQuotes, checkReferences, checkRoles, type Report } from './report.ts'

/** What must hold between an agentic item and its key. */
export function checkAgentic(item: Item, key: AgenticKey, path: string, report: Report): void {
  const { step, category, evidence, fix, usable, effects } = key.fields
  checkRoles(
    item,
    [
      { role: 'step', field: step, kinds: ['step-selection'] },
      { role: 'category', field: category, kinds: ['choice'] },
      { role: 'evidence', field: evidence, kinds: ['long-text'] },
      { role: 'fix', field: fix, kinds: ['long-text'] },
      { role: 'usable', field: usable, kinds: ['choice'] },
      { role: 'effects', field: effects, kinds: ['long-text'] },
    ],
    path,
    report,
  )
  const { value, near } = key.category
  checkReferences([value, ...near.map(({ id }) => id)], optionsOf(item, category), `${path}/category`, report)
  checkReferences([key.usable.value, ...key.usable.near], optionsOf(item, usable), `${path}/usable`, report)
  checkStatementIds(key, path, report)
  checkQuotes(item, key.decoys, `${path}/decoys`, report)
  checkQuotes(item, [{ id: 'quotes', quotes: key.evidence.quotes }], `${path}/evidence`, report)
  const trace = item.stimuli.find(({ id }) => id === key.trace)
  if (trace?.kind !== 'trace') report(`${path}/trace`, `“${key.trace}” is not a trace of the item`)
  else checkSteps(item, key, trace, path, report)
}

function optionsOf(item: Item, id: string): readonly string[] {
  const field = item.fields.find((candidate) => candidate.id === id)
  return field?.kind === 'choice' ? field.options.map((option) => option.id) : []
}

function checkStatementIds(key: AgenticKey, path: string, report: Report): void {
  const lists = {
    reasons: key.evidence.reasons,
    fix: [...key.fix.elements, ...key.fix.insufficient],
    effects: [...key.effects, ...key.sound],
    decoys: key.decoys,
  }
  for (const [name, list] of Object.entries(lists))
    checkIds(
      list.map(({ id }) => id),
      `${path}/${name}`,
      report,
    )
}

function checkSteps(item: Item, key: AgenticKey, trace: Trace, path: string, report: Report): void {
  const { step, related } = key.decisive
  const decoySteps = key.decoys.flatMap(({ steps }) => steps)
  for (const number of [step, ...related, ...decoySteps])
    if (number > trace.steps.length) report(`${path}/decisive`, `there is no step ${number}`)
  if ([...related, ...decoySteps].includes(step))
    report(`${path}/decisive`, `step ${step} is decisive and something else`)
  const range = stepRanges(trace).find((candidate) => candidate.step === step)
  for (const quote of key.evidence.quotes) {
    const places = locatePassages([quote], plainStimuli(item))
    const isInStep = places.every(({ from, to }) => range !== undefined && from >= range.from && to <= range.to)
    if (quote.stimulus !== key.trace || !isInStep)
      report(`${path}/evidence`, `“${quote.text}” does not stand in step ${step}`)
  }
}

import type { SftKey } from '../keys/sft.ts'
import type { Item } from '../pack.ts'
import { checkIds, checkReferences, checkRoles, type Report } from './report.ts'

/** What must hold between an item of supervised fine-tuning and its key. */
export function checkSft(item: Item, key: SftKey, path: string, report: Report): void {
  const { response, kept, hardest, leftOut } = key.fields
  checkRoles(
    item,
    [
      { role: 'response', field: response, kinds: ['long-text'] },
      { role: 'kept', field: kept, kinds: ['multi-choice'] },
      { role: 'hardest', field: hardest, kinds: ['long-text', 'short-text'] },
      { role: 'leftOut', field: leftOut, kinds: ['long-text', 'short-text'] },
    ],
    path,
    report,
  )
  const facts = key.facts.map(({ id }) => id)
  const constraints = key.constraints.map(({ option }) => option)
  checkIds([...facts, ...key.forbidden.map(({ id }) => id)], `${path}/facts`, report)
  checkIds(constraints, `${path}/constraints`, report)
  checkIds(
    key.leftOut.items.map(({ id }) => id),
    `${path}/leftOut`,
    report,
  )
  checkOptions(item, key, path, report)
  checkReferences(key.hardest, constraints, `${path}/hardest`, report)
  checkReferences(
    key.forbidden.flatMap(({ against }) => against ?? []),
    facts,
    `${path}/forbidden`,
    report,
  )
  if (key.facts.length === 0 && key.structure === undefined)
    report(`${path}/facts`, 'are none, and there is no structure either, so nothing would be asked of the response')
  if (key.length.min > key.length.max) report(`${path}/length`, 'begins after its end')
  if (key.structure !== undefined) checkStructure(key.structure, `${path}/structure`, report)
}

/** Every option must be verified by one constraint, or a candidate could not report on it rightly. */
function checkOptions(item: Item, key: SftKey, path: string, report: Report): void {
  const field = item.fields.find(({ id }) => id === key.fields.kept)
  const options = field?.kind === 'multi-choice' ? field.options.map(({ id }) => id) : []
  const verified = key.constraints.map(({ option }) => option)
  checkReferences(verified, options, `${path}/constraints`, report)
  for (const option of options)
    if (!verified.includes(option)) report(`${path}/constraints`, `none verifies the option “${option}”`)
}

function checkStructure(structure: NonNullable<SftKey['structure']>, path: string, report: Report): void {
  checkIds(
    [...structure.rows, ...structure.unwanted].map(({ id }) => id),
    path,
    report,
  )
  for (const row of structure.rows) checkReferences(row.traps, Object.keys(row.cells), `${path}/rows/${row.id}`, report)
}

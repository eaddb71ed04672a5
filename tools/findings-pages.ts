import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { readAnswers } from './simulate/answers.ts'
import { ruleIds } from './simulate/rates.ts'
import { kindsTable, putBlock, rulePageTable, rulesTable } from './simulate/tables.ts'

const read = (path: string) => readFileSync(join(import.meta.dirname, '..', path), 'utf8')

/** `docs/findings.md` with the tables of the answers that were kept. */
export function findingsPage(): string {
  const answers = readAnswers()
  const page = putBlock(read('docs/findings.md'), 'rules', rulesTable(answers))
  return putBlock(page, 'kinds', kindsTable(answers))
}

/** Each rule's page with its own table. */
export const rulePages: readonly { readonly path: string; readonly make: () => string }[] = ruleIds.map((rule) => {
  const path = `docs/rules/${rule}.md`
  return { path, make: () => putBlock(read(path), 'rates', rulePageTable(readAnswers(), rule)) }
})

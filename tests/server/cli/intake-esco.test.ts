import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { runCli } from '../../../server/cli/main.ts'
import { Policy } from '../../../shared/policy/policy.ts'
import { intakeRules } from '../../fixtures/intake-conversation.ts'

const folder = mkdtempSync(join(tmpdir(), 'candor-esco-'))
afterAll(() => rmSync(folder, { recursive: true }))
const file = (name: string) => join(folder, name)
const esco = 'http://data.europa.eu/esco'

async function link(tables: Readonly<Record<string, string>>, ...more: readonly string[]) {
  for (const [name, text] of Object.entries(tables)) writeFileSync(file(name), text)
  const [printed, complained]: [string[], string[]] = [[], []]
  const output = { print: (line: string) => printed.push(line), complain: (line: string) => complained.push(line) }
  const code = await runCli(['intake', 'esco', ...Object.keys(tables).map(file), ...more], output)
  return { code, printed, complained: complained.join('\n').replaceAll(`${folder}/`, '') }
}

/** Invented rows of ESCO's columns. */
const skills = `conceptType,conceptUri,skillType,preferredLabel,altLabels,description
KnowledgeSkillCompetence,${esco}/skill/1,knowledge,contract law,"law of contracts
contracts",The field of law
KnowledgeSkillCompetence,${esco}/skill/2,knowledge,Python (computer programming),"Python, the language
python",A language
KnowledgeSkillCompetence,${esco}/skill/3,skill,spreadsheets one,excel,
KnowledgeSkillCompetence,${esco}/skill/4,skill,spreadsheets two,Excel,
`
const occupations = `conceptUri,preferredLabel,altLabels
${esco}/occupation/5,lawyer,
${esco}/occupation/6,python,
`

test('links what one entry names, lists what several do, and guesses nothing', async () => {
  const out = file('links.json')
  const { code, printed } = await link(
    { 'skills.csv': `\uFEFF${skills}`, 'occupations.csv': occupations },
    '--out',
    out,
  )
  const links = JSON.parse(readFileSync(out, 'utf8'))
  expect(code).toBe(0)
  expect(links['law.contract']).toEqual({ scheme: 'esco', uri: `${esco}/skill/1`, label: 'contract law' })
  expect(links['tool.python'].uri).toBe(`${esco}/skill/2`) // by another label, and not the occupation of that name
  expect(links['tool.excel']).toBeUndefined()
  expect(Object.values(links).filter((one) => (one as { uri: string }).uri.includes('occupation'))).toHaveLength(1)
  const text = printed.join('\n')
  expect(text).toMatch(/tool\.excel\s+not linked: 2 entries bear its name/)
  expect(text).toContain('ESCO classification of the European Commission')
  // It is what a policy takes.
  expect(Policy.shape.intake.parse({ ...intakeRules, links })?.links).toEqual(links)
})

test('says what is wrong with a table, and writes nothing', async () => {
  const out = file('nothing.json')
  const wrong = {
    'no-rows.csv': ['conceptUri,preferredLabel,altLabels\n', 'no-rows.csv has no rows'],
    'columns.csv': ['conceptUri,label\nx,y\n', 'columns.csv has no “preferredLabel” in row 2'],
    'quotes.csv': ['conceptUri,preferredLabel,altLabels\n"x,y\n', 'quotes.csv is no table'],
  }
  for (const [name, [text, words]] of Object.entries(wrong)) {
    const { code, complained } = await link({ [name]: text ?? '' }, '--out', out)
    expect([code, complained]).toEqual([2, expect.stringContaining(words ?? '')])
  }
  expect(existsSync(out)).toBe(false)
})

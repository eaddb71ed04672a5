import { globSync, readFileSync } from 'node:fs'
import { basename, join } from 'node:path'

/** A rule of a behaviour document: `- **S12** …`, or a table row that begins with the id. */
const RULE = /^(?:- \*\*|\| ?\*{0,2})([A-Z]{1,2}\d{1,3})\*{0,2}(?:\*\*| ?\|)/gm

export interface Spec {
  readonly name: string
  readonly text: string
}

/** Lists the rule ids that a behaviour document states, in its order. */
export function listRules(text: string): readonly string[] {
  return [...text.matchAll(RULE)].flatMap((match) => match[1] ?? [])
}

/** Lists the ids that test names cite: `[S12] …`, or `[S12, S13] …`. */
export function listCited(text: string): ReadonlySet<string> {
  const cited = [...text.matchAll(/['"`]\[([A-Z]{1,2}\d{1,3}(?:, ?[A-Z]{1,2}\d{1,3})*)\]/g)]
  return new Set(cited.flatMap((match) => (match[1] ?? '').split(/, ?/)))
}

/** Says what is wrong, one line each: a rule without a test, and a rule that is stated twice. */
export function findProblems(specs: readonly Spec[], tests: readonly string[]): readonly string[] {
  const cited = new Set(tests.flatMap((text) => [...listCited(text)]))
  return specs.flatMap(({ name, text }) => {
    const rules = listRules(text)
    const twice = rules.filter((rule, index) => rules.indexOf(rule) !== index)
    const untested = rules.filter((rule) => !cited.has(rule))
    return [
      ...twice.map((rule) => `${name}: ${rule} is stated twice`),
      ...untested.map((rule) => `${name}: no test's name begins with [${rule}]`),
    ]
  })
}

function main(): void {
  const root = join(import.meta.dirname, '..')
  const read = (path: string) => readFileSync(join(root, path), 'utf8')
  const specs = globSync('docs/{spec,formats}/*.md', { cwd: root }).map((path) => ({
    name: basename(path),
    text: read(path),
  }))
  const tests = globSync('tests/**/*.{ts,tsx}', { cwd: root }).map(read)
  const problems = findProblems(specs, tests)
  for (const problem of problems) console.error(problem)
  if (problems.length > 0) process.exitCode = 1
  else console.log(`${specs.flatMap((spec) => listRules(spec.text)).length} rules, each with a test.`)
}

if (import.meta.main) main()

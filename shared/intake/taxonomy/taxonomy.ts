import type { Concept } from './concept.ts'
import { domains } from './domains.ts'
import { languages, licences, roles } from './people.ts'
import { contents, tasks, tools } from './work.ts'

export { isUnder } from './is-under.ts'

/** The project's own taxonomy, authored by hand; operators may link it to ESCO (docs/formats/taxonomy-links-v1.md). */
export const concepts: readonly Concept[] = [
  ...domains,
  ...roles,
  ...licences,
  ...languages,
  ...tools,
  ...tasks,
  ...contents,
]

const byId = new Map(concepts.map((concept) => [concept.id, concept]))

export function conceptById(id: string): Concept | null {
  return byId.get(id) ?? null
}

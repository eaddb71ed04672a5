import { expect, test } from 'vitest'
import { readConcepts } from '../../../shared/intake/taxonomy/concept.ts'
import { isUnder } from '../../../shared/intake/taxonomy/is-under.ts'
import { conceptById, concepts } from '../../../shared/intake/taxonomy/taxonomy.ts'

test('the taxonomy has 300 concepts or more, each id once and each parent there', () => {
  const ids = concepts.map(({ id }) => id)
  expect(ids.length).toBeGreaterThanOrEqual(300)
  expect(new Set(ids).size).toBe(ids.length)
  expect(ids.filter((id) => !/^[a-z0-9]+(\.[a-z0-9]+)*$/.test(id))).toEqual([])
})

test('no name stands for two concepts of one kind, and names are in lower case', () => {
  const seen = new Map<string, string>()
  const twice: string[] = []
  for (const { id, kind, en, es, names } of concepts)
    for (const name of new Set([en.toLowerCase(), es.toLowerCase(), ...names])) {
      const key = `${kind} ${name}`
      if (seen.has(key)) twice.push(`${name}: ${seen.get(key)}, ${id}`)
      seen.set(key, id)
    }
  expect(twice).toEqual([])
  expect(concepts.flatMap(({ names }) => names).filter((name) => name !== name.toLowerCase())).toEqual([])
})

test('what lies under a concept is told by its id', () => {
  expect(isUnder('law.contract', 'law')).toBe(true)
  expect(isUnder('law', 'law.contract')).toBe(false)
  expect(isUnder('lawful', 'law')).toBe(false)
  expect(conceptById('law.contract')?.en).toBe('Contract law')
  expect(conceptById('nothing')).toBe(null)
})

test('a malformed line of a table is a fault', () => {
  expect(() => readConcepts('domain', 'law | Law')).toThrow('malformed concept: law | Law')
})

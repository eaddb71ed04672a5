import { expect, test } from 'vitest'
import { slotNames } from '../../../shared/intake/model.ts'
import { conceptById } from '../../../shared/intake/taxonomy/taxonomy.ts'
import { readCorpus } from '../../bench/extraction.ts'

test('the answers with gold slots are at least 120, each once, and name concepts that exist', () => {
  const [tuning, heldOut] = [readCorpus('tuning'), readCorpus('held-out')]
  expect(Math.min(tuning.length, heldOut.length)).toBeGreaterThanOrEqual(60)
  const all = [...tuning, ...heldOut]
  expect(new Set(all.map(({ text }) => `${text}`.toLowerCase())).size).toBeGreaterThan(all.length * 0.97)
  const own = ['hours', 'zone', 'times', 'start', 'none', 'permit']
  const unknown = all.flatMap(({ id, gold }) =>
    gold
      .filter(({ says }) => says !== undefined && !own.includes(says) && conceptById(says) === null)
      .map(({ says }) => `${id}: ${says}`),
  )
  expect(unknown).toEqual([])
  const asked = new Set(all.flatMap(({ gold }) => gold.map(({ slot }) => slot)))
  expect(slotNames.filter((slot) => !asked.has(slot))).toEqual([])
})

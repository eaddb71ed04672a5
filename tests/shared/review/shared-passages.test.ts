import fc from 'fast-check'
import { expect, test } from 'vitest'
import { findSharedPassages, MIN_SHARED } from '../../../shared/review/shared-passages.ts'

const common = 'the volunteers keep the gate open until the last bus has left'
const stimulus = 'Members may pay a small fine when a tool comes back later than three weeks after it was lent.'

test('[RV18] finds what both wrote, with its places, whatever the line breaks', () => {
  const one = `I think ${common}, so it is fine.`
  const two = `Because ${common.replace('gate open', 'gate\n  open')}.`
  const passages = findSharedPassages(one, two, [])
  expect(passages).toHaveLength(1)
  const [passage] = passages
  expect(passage?.text).toBe(common)
  expect(one.slice(passage?.one.from, passage?.one.to)).toBe(common)
  expect(two.slice(passage?.two.from, passage?.two.to)).toContain('gate\n  open until the last bus has left')
})

test('[RV18] says nothing below forty characters, nor of what both quote', () => {
  expect(findSharedPassages(`A ${common.slice(0, 30)}.`, `B ${common.slice(0, 30)}!`, [])).toEqual([])
  expect(findSharedPassages(`First: ${stimulus} Yes`, `Then: ${stimulus} No`, [stimulus])).toEqual([])
  const quoted = `${stimulus.slice(0, 60)} and so on`
  expect(findSharedPassages(`a ${quoted}`, `b ${quoted}`, [stimulus])).toEqual([])
})

test('[RV18] a quotation ends a passage, and what stands beside it counts by itself', () => {
  const both = `${common} ${stimulus} ${common.toUpperCase()}`
  const texts = findSharedPassages(both, both, [stimulus]).map(({ text }) => text)
  expect(texts.toSorted()).toEqual([common, common.toUpperCase()].toSorted())
})

test('[RV18] gives the longest first, and no place of the first text twice', () => {
  const longer = `${common} and everybody is home before it is dark`
  const one = `${common}. X. ${longer}`
  const passages = findSharedPassages(one, `${longer} | ${common}; `, [])
  expect(passages.map(({ text }) => text)).toEqual([longer, common])
})

test('[RV18] stays quick on a text that repeats itself', () => {
  const again = 'the same words again and again '.repeat(600)
  const passages = findSharedPassages(again, again, [])
  expect(passages[0]?.text).toBe(again.trim())
})

test('[RV18] every passage stands in both texts and is long enough; a planted one is always found', () => {
  const letters = fc.string({ unit: fc.constantFrom('a', 'b', ' ', 'c'), maxLength: 60 })
  const planted = fc.string({ unit: fc.constantFrom('d', 'e', 'f'), minLength: MIN_SHARED, maxLength: 60 })
  fc.assert(
    fc.property(letters, letters, letters, letters, planted, (a, b, c, d, passage) => {
      const [one, two] = [`${a}${passage}${b}`, `${c}${passage}${d}`]
      const found = findSharedPassages(one, two, [])
      const even = (text: string) => text.replaceAll(/\s+/gu, ' ')
      for (const { one: first, two: second } of found) {
        const words = one.slice(first.from, first.to)
        expect(words.length).toBeGreaterThanOrEqual(MIN_SHARED)
        expect(even(two.slice(second.from, second.to))).toBe(even(words))
      }
      expect(found.some(({ text }) => text.includes(passage))).toBe(true)
    }),
  )
})

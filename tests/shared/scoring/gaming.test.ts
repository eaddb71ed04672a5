import { existsSync, readdirSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import type { EvaluationKey } from '../../../shared/pack/keys/evaluation.ts'
import { evaluationAttacks } from './gaming/evaluation.ts'
import { type KeyedItem, listItemsOf, listKeyedItems, nameOf } from './gaming/keyed-items.ts'
import { listAttacks } from './gaming/suite.ts'

/** The attacks themselves are in `gaming/`; each type has a test file of its own, so that types run side by side. */

const types = [...new Set(listKeyedItems().map(({ key }) => key.type))]

it.each(types)('the type %s has a gaming suite, which runs over every keyed item of every pack', (type) => {
  const name = type === 'preference-ranking' ? 'ranking' : type
  expect(existsSync(new URL(`gaming-${name}.test.ts`, import.meta.url))).toBe(true)
})

it('every item of every pack with a key file is attacked', () => {
  const packs = [...new Set(listKeyedItems().map(({ pack }) => pack))]
  const written = packs.flatMap((pack) =>
    readdirSync(new URL(`../../../resources/packs/${pack}/items/`, import.meta.url))
      .filter((file) => file.endsWith('.yaml'))
      .map((file) => `${pack} ${file.slice(0, -'.yaml'.length)}`),
  )
  expect(listKeyedItems().map(nameOf).toSorted()).toEqual(written.toSorted())
})

describe('an item that cannot be attacked fails the suite', () => {
  const [subject] = listItemsOf<EvaluationKey>('evaluation')
  if (subject === undefined) throw new Error('there is no evaluation item')
  const attack = (changed: Partial<KeyedItem<EvaluationKey>>, own: Partial<typeof evaluationAttacks> = {}) =>
    listAttacks({ ...subject, ...changed }, { ...evaluationAttacks, ...own })
  const withAnchors = (anchors: EvaluationKey['anchors']) => ({ key: { ...subject.key, anchors } })

  it('when its author rated no answer 5', () => {
    const others = subject.key.anchors.filter(({ rating }) => rating !== 5)
    expect(() => attack(withAnchors(others))).toThrow('no anchor that is rated 5')
  })

  it('when the engine keeps the best answer below 3, so that nothing could be raised to it', () => {
    const [worst] = subject.key.anchors.filter(({ rating }) => rating === 1)
    expect(() => attack(withAnchors([{ ...worst, id: 'best', rating: 5 } as never]))).toThrow(
      'attacks on it show nothing',
    )
  })

  it('when an anchor holds no text to change', () => {
    const blank = { ...subject.key.anchors[0], id: 'blank', values: {} }
    expect(() => attack(withAnchors([...subject.key.anchors, blank as never]))).toThrow('cannot rate blank')
  })

  it('when nobody has written one of its attacks', () => {
    const texts = () => ({ 'reversed polarity': ' ' })
    expect(() => attack({}, { texts })).toThrow('nothing is written for "reversed polarity"')
  })

  it('and one that an attack raises is named with the scores', () => {
    const [worst, best] = [1, 5].map((rating) => subject.key.anchors.find((anchor) => anchor.rating === rating))
    const changes = () => ({ 'a swap for the best answer': () => best?.values ?? {} })
    const [swap] = attack({}, { changes }).filter(({ name }) => name === 'a swap for the best answer')
    const line = new RegExp(`^${worst?.id}: 1(?:\\.\\d)? became [45]`, 'u')
    expect(swap?.breaches()).toContainEqual(expect.stringMatching(line))
  })

  it('and a response that reaches 3 alone is named with its score', () => {
    const responses = (_subject: unknown, best: KeyedItem['key']['anchors'][number]['values']) => ({
      'the best answer': best,
    })
    const [best] = attack({}, { responses }).filter(({ name }) => name === 'the best answer')
    expect(best?.breaches()).toEqual([expect.stringMatching(/^alone it became [45]/u)])
  })
})

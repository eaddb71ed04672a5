import { describe, expect, it } from 'vitest'
import { checkPack } from '../../../shared/pack/check.ts'
import { PackKey } from '../../../shared/pack/key.ts'
import { Pack } from '../../../shared/pack/pack.ts'
import { sampleKey, samplePack } from '../scoring/sample.ts'

/** Replaces text in the serialised form, so that one small fault can be made anywhere; throws when nothing changed. */
function damaged<Value>(value: Value, from: string, to: string): unknown {
  const text = JSON.stringify(value)
  if (!text.includes(from)) throw new Error(`the sample does not hold ${from}`)
  return JSON.parse(text.replace(from, to))
}
const keyProblems = (from: string, to: string) =>
  checkPack(samplePack, PackKey.parse(damaged(sampleKey, from, to))).map(({ path, words }) => `${path}: ${words}`)
const packProblems = (from: string, to: string) =>
  checkPack(Pack.parse(damaged(samplePack, from, to)), sampleKey).map(
    ({ file, path, words }) => `${file} ${path}: ${words}`,
  )

describe('checkPack', () => {
  it('finds nothing wrong with the sample', () => {
    expect(checkPack(samplePack, sampleKey)).toEqual([])
  })

  it('finds a quote that the stimulus does not hold', () => {
    expect(keyProblems('"We opened in March 2015"', '"We opened in April 2015"')).toContain(
      'items/tool-library-note/goldErrors/opening-year: “We opened in April 2015” does not stand in “response”',
    )
  })

  it('finds an order that leaves an option out', () => {
    expect(keyProblems('"goldOrder":[["response-d"],', '"goldOrder":[')).toContain(
      'items/garden-notice/goldOrder: does not hold every option of the ordering exactly once',
    )
  })

  it('finds references that lead nowhere and ids used twice', () => {
    const problems = [
      ...keyProblems('"strengths":["d-all-rules"', '"strengths":["d-most-rules"'),
      ...keyProblems('"id":"a-warm"', '"id":"a-fines"'),
      ...keyProblems('"mostSerious":["power-tool"]', '"mostSerious":["power-drill"]'),
      ...keyProblems('"field":"accuracy"', '"field":"verdict"'),
    ]
    expect(problems).toEqual(
      expect.arrayContaining([
        'items/garden-notice/decisive: there is no “d-most-rules”',
        'items/garden-notice/claims: the id “a-fines” is used more than once',
        'items/tool-library-note/verdict/mostSerious: there is no “power-drill”',
        'items/tool-library-note/ratings: “verdict” is not a rating field of the item',
      ]),
    )
  })

  it('finds thresholds that do not rise', () => {
    expect(keyProblems('"thresholds":{"2":0.1,', '"thresholds":{"2":0.9,')).toContain(
      'items/tool-library-note/thresholds: do not rise',
    )
  })

  it('finds an anchor that the engine rates more than 1 away from its author', () => {
    expect(keyProblems('"id":"evaluation-5-list","rating":5', '"id":"evaluation-5-list","rating":2')).toContain(
      'items/tool-library-note/anchors/evaluation-5-list: its author rates it 2, the engine 4.9',
    )
  })

  it('finds a key for another version, an item without a key and a floor above its limit', () => {
    const { items } = sampleKey
    const problems = [
      ...checkPack(samplePack, { ...sampleKey, packVersion: '1.0.1', items: items.slice(1) }).map(
        ({ path, words }) => `${path}: ${words}`,
      ),
      ...packProblems('"minWords":25,"maxWords":120', '"minWords":250,"maxWords":120'),
    ]
    expect(problems).toEqual(
      expect.arrayContaining([
        'packVersion: is 1.0.1, the pack is 1.0.0',
        'items/tool-library-note: has no key',
        'pack items/tool-library-note/fields/verdict: asks for at least 250 and at most 120 words',
      ]),
    )
  })
})

describe('the two parts of a pack', () => {
  const packText = JSON.stringify(samplePack)
  const withoutStimuli = JSON.stringify(samplePack, (name, value: unknown) => (name === 'stimuli' ? undefined : value))
  const parts = sampleKey.items.flatMap((key) =>
    key.type === 'evaluation'
      ? [...key.goldErrors, ...key.decoys]
      : key.type === 'preference-ranking'
        ? [...key.claims, ...key.falseClaims, ...key.flips, ...key.dimensions]
        : [],
  )

  it('keep every id, sentence and anchor of the key out of the candidate’s part', () => {
    const material = [
      ...parts.flatMap((part) => [`"${part.id}"`, part.words]),
      ...sampleKey.items.flatMap((key) =>
        key.anchors.flatMap(({ id, reason, values }) => [id, reason, ...Object.values(values)]),
      ),
    ]
    // An anchor's short values (a rating, an id) say nothing; its texts must not occur.
    const leaked = material.filter((piece) => typeof piece === 'string' && piece.length > 8 && packText.includes(piece))
    expect(leaked).toEqual([])
  })

  it('keep every quote of the key out of everything but the stimuli', () => {
    const quotes = sampleKey.items.flatMap((key) =>
      (key.type === 'evaluation'
        ? [...key.goldErrors, ...key.decoys]
        : key.type === 'preference-ranking'
          ? key.claims
          : []
      ).flatMap((part) => part.quotes ?? []),
    )
    const found = quotes.filter(({ text }) => withoutStimuli.includes(text))
    expect([quotes.length >= 8, found]).toEqual([true, []])
  })

  it('cannot be mixed, because the schema of the candidate’s part refuses what it does not know', () => {
    const mixed = { ...structuredClone(samplePack), keyVersion: '1.0.0' }
    const nested = damaged(samplePack, '"title":"A welcome note', '"goldErrors":[],"title":"A welcome note')
    expect([Pack.safeParse(mixed).success, Pack.safeParse(nested).success]).toEqual([false, false])
  })
})

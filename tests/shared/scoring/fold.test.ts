import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { foldText } from '../../../shared/scoring/fold.ts'

describe('foldText', () => {
  it('makes width, case, accents, ligatures, lookalikes and quotation marks comparable', () => {
    const pairs = ['Ｆｉｎｅ', 'CAFÉ', 'cafe\u0301', 'oﬃce', 'fіnе', 'ﬁne', '“don’t”', 'ΑΒΧ', 'İ'].map(
      (text) => foldText(text).text,
    )
    expect(pairs).toEqual(['fine', 'cafe', 'cafe', 'office', 'fine', 'fine', '"don\'t"', 'abx', 'i'])
  })

  it('drops what shows nothing: zero-width, soft hyphen, bidirectional controls, tags, variation selectors', () => {
    expect(foldText('s\u200bu\u00adr\u2060v\ufeffe\u202ey\u{e0041}\ufe0f').text).toBe('survey')
  })

  it('leads from each folded unit back to the units as written', () => {
    const { starts, ends } = foldText('a\u200bﬁ😀')
    expect({ starts, ends }).toEqual({ starts: [0, 2, 2, 3, 3], ends: [1, 3, 3, 5, 5] })
  })

  it('folds plain letters as it folds any other, also beside marks', () => {
    expect(foldText('Ab\u0301c\u0301\u0302\tD')).toEqual({
      text: 'abc\td',
      starts: [0, 1, 3, 6, 7],
      ends: [1, 3, 6, 7, 8],
    })
  })

  it('folds a text as it folds its characters one by one, each with its marks', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: fc.constantFrom('a', 'B', ' ', "'", '\u0301', 'é', '\u200b', 'о', 'ﬁ', '\ud83d') }),
        (text) => {
          const clusters = text.match(/\P{M}\p{M}*|\p{M}+/gu) ?? []
          expect(foldText(text).text).toBe(clusters.map((cluster) => foldText(cluster).text).join(''))
        },
      ),
    )
  })

  it('keeps one rising place per folded unit, within the text, whatever is written', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 60 }), (text) => {
        const folded = foldText(text)
        const isSound = folded.starts.every(
          (start, index) =>
            start >= (folded.starts[index - 1] ?? 0) &&
            start < (folded.ends[index] ?? 0) &&
            (folded.ends[index] ?? 0) <= text.length,
        )
        expect([folded.starts.length, folded.ends.length, isSound]).toEqual([
          folded.text.length,
          folded.text.length,
          true,
        ])
      }),
    )
  })
})

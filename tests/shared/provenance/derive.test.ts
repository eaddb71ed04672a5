import { describe, expect, test } from 'vitest'
import { listFields } from '../../../shared/pack/pack.ts'
import { deriveProvenance } from '../../../shared/provenance/derive.ts'
import { createEventList, smallPack } from '../../fixtures/events.ts'
import { everyKindPack } from '../../fixtures/every-kind.ts'

const begin = () => createEventList().start().open()
type List = ReturnType<typeof begin>

/** The first field as `origin:text` for each span. */
function read(list: List, field = 0): readonly string[] {
  const found = deriveProvenance(list.events, smallPack).fields.find((candidate) => candidate.field === field)
  return (found?.spans ?? []).map(({ from, to, origin }) => `${origin}:${found?.text.slice(from, to)}`)
}

const transfers = (list: List) => deriveProvenance(list.events, smallPack).transfers
const outside = 'The first movable-frame hive was patented in 1852.'

describe('edits', () => {
  test('[P1] each kind of edit gives its own origin', () => {
    const list = begin()
    const kinds = ['typed', 'composed', 'replaced', 'dictated', 'pasted', 'dropped', 'unexplained'] as const
    for (const [at, kind] of kinds.entries()) list.edit(kind, at * 3, 0, `${kind.slice(0, 2)} `)
    expect(read(list)).toEqual([
      'typed:ty ',
      'composed:co ',
      'replaced:re ',
      'dictated:di ',
      'pasted:external:pa ',
      'dropped:external:dr ',
      'unattributed:un ',
    ])
  })

  test('[P2] keys join into one span that names the earliest event, pastes stay apart', () => {
    const list = begin().edit('typed', 0, 0, 'a').edit('typed', 1, 0, 'b').edit('pasted', 2, 0, 'x')
    list.edit('pasted', 3, 0, 'y')
    const [field] = deriveProvenance(list.events, smallPack).fields
    expect(field?.spans).toEqual([
      { from: 0, to: 2, origin: 'typed', seq: 2 },
      { from: 2, to: 3, origin: 'pasted:external', seq: 4 },
      { from: 3, to: 4, origin: 'pasted:external', seq: 5 },
    ])
    expect(field?.shares).toMatchObject({ typed: 0.5, 'pasted:external': 0.5 })
  })

  test('[P3] typing into a paste leaves both sides of it external', () => {
    const list = begin().edit('pasted', 0, 0, 'abcdef').edit('typed', 2, 2, 'X')
    expect(read(list)).toEqual(['pasted:external:ab', 'typed:X', 'pasted:external:ef'])
  })

  test('[P3] an edit that reaches past the end of the text is refused', () => {
    const list = begin().edit('typed', 0, 0, 'ab').edit('deleted', 1, 5, '')
    expect(() => deriveProvenance(list.events, smallPack)).toThrow(RangeError)
  })

  test('[P11] text that no kind accounts for is unattributed', () => {
    const list = begin().edit('deleted', 0, 0, 'ghost').edit('moved', 5, 0, 'limb')
    list.add('field.set', { field: 1, value: 'set at once' })
    expect([read(list), read(list, 1)]).toEqual([
      ['unattributed:ghost', 'unattributed:limb'],
      ['unattributed:set at once'],
    ])
  })

  test('lone surrogates and long texts survive', () => {
    const long = `\ud800${'honey '.repeat(2_000)}\u{1f41d}`
    const list = begin().edit('pasted', 0, 0, long).edit('typed', 6_000, 3, 'ZZ')
    const [field] = deriveProvenance(list.events, smallPack).fields
    expect(field?.text).toBe(`${long.slice(0, 6_000)}ZZ${long.slice(6_003)}`)
  })

  test('blank text fields are listed, fields of other kinds are not', () => {
    const fields = deriveProvenance(begin().events, smallPack).fields
    expect(fields.map(({ key, text }) => `${key}=${text}`)).toEqual(['bees.problems=', 'bees.verdict='])
  })
})

describe('moves', () => {
  test('[P4] a move keeps the origins, removal first', () => {
    const list = begin().edit('pasted', 0, 0, 'EXT').edit('typed', 3, 0, ' own')
    list.edit('moved', 0, 3, '').edit('moved', 4, 0, 'EXT')
    expect(read(list)).toEqual(['typed: own', 'pasted:external:EXT'])
  })

  test('[P4] a move keeps the origins, insertion first', () => {
    const list = begin().edit('pasted', 0, 0, 'EXT').edit('typed', 3, 0, ' own')
    list.edit('moved', 7, 0, 'EXT').edit('moved', 0, 3, '')
    expect(read(list)).toEqual(['typed: own', 'pasted:external:EXT'])
  })
})

describe('undo and redo', () => {
  test('[P5] undo brings a removed paste back as the paste it was', () => {
    const list = begin().edit('typed', 0, 0, 'own ').edit('pasted', 4, 0, outside)
    list.edit('deleted', 0, 4 + outside.length, '').edit('undone', 0, 0, `own ${outside}`)
    expect(read(list)).toEqual(['typed:own ', `pasted:external:${outside}`])
  })

  test('[P5] one undo brings back what several removals took, past text that came and went between', () => {
    const list = begin().edit('typed', 0, 0, 'hello').edit('deleted', 3, 2, '').edit('pasted', 3, 0, 'p')
    list.edit('deleted', 3, 1, '').edit('deleted', 2, 1, '').edit('undone', 2, 0, 'llo')
    expect(read(list)).toEqual(['typed:hello'])
  })

  test('[P5] undo reaches back before text that was put between what it restores', () => {
    const list = begin().edit('typed', 0, 0, 'ab').edit('pasted', 1, 0, '<x>').edit('typed', 1, 4, 'q')
    list.edit('deleted', 0, 1, '').edit('undone', 0, 1, 'ab')
    expect(read(list)).toEqual(['typed:ab'])
  })

  test('[P5] redo restores what undo took', () => {
    const list = begin().edit('pasted', 0, 0, outside).edit('undone', 0, outside.length, '')
    list.edit('redone', 0, 0, outside)
    expect(read(list)).toEqual([`pasted:external:${outside}`])
  })

  test('[P5] text that was never removed there is unattributed, not a paste', () => {
    const list = begin().edit('typed', 0, 0, 'ab').edit('undone', 2, 0, outside)
    expect([read(list), transfers(list)]).toEqual([['typed:ab', `unattributed:${outside}`], []])
  })
})

describe('copies', () => {
  test('[P6] [P9] a copy of typed text is own, whatever happened to its white space', () => {
    const list = begin().edit('typed', 0, 0, 'one\ntwo').copyAnswer(0, 7).edit('pasted', 7, 0, ' one\r\ntwo ')
    expect(read(list)).toEqual(['typed:one\ntwo', 'pasted:own: one\r\ntwo '])
  })

  test('[P6] an older copy still counts', () => {
    const list = begin().edit('typed', 0, 0, 'older newer').copyAnswer(0, 5).copyAnswer(6, 11)
    list.edit('pasted', 11, 0, 'older')
    expect(transfers(list)).toMatchObject([{ source: 'own', copySeq: 3 }])
  })

  test('[P6] [P9] of equal texts the latest copy counts', () => {
    const list = begin().edit('typed', 0, 0, 'same').copyAnswer(0, 4).edit('pasted', 0, 0, 'other')
    list.edit('unexplained', 0, 0, 'same').copyAnswer(0, 4).edit('pasted', 0, 0, 'same', 1)
    expect(read(list, 1)).toEqual(['unattributed:same'])
  })

  test('[P6] text that was cut is own when it is pasted in another field', () => {
    const list = begin().edit('typed', 0, 0, 'carry me').copyAnswer(0, 8, 0, true).edit('cut', 0, 8, '')
    list.edit('pasted', 0, 0, 'carry me', 1)
    expect([read(list), read(list, 1)]).toEqual([[], ['pasted:own:carry me']])
  })

  test('[P9] copying does not launder external or unattributed text', () => {
    const list = begin()
      .edit('pasted', 0, 0, 'external')
      .edit('typed', 8, 0, ' mine ')
      .edit('unexplained', 14, 0, 'odd')
    list.copyAnswer(0, 17).edit('pasted', 0, 0, 'external mine odd', 1)
    expect(read(list, 1)).toEqual(['pasted:external:external ', 'pasted:own:mine ', 'unattributed:odd'])
    expect(transfers(list).at(-1)).toMatchObject({ source: 'mixed', chars: 17 })
  })

  test('[P7] [P9] a drop of copied stimulus text is a drop from the stimulus', () => {
    const quote = 'They were first kept in 1851'
    const list = begin().edit('pasted', 0, 0, quote).edit('dropped', 0, 0, quote, 1)
    expect(read(list, 1)).toEqual([`dropped:stimulus:${quote}`])
  })

  test('[P10] text dragged from another field is own', () => {
    const list = begin().edit('typed', 0, 0, 'a whole sentence').edit('dropped', 0, 0, 'whole sentence', 1)
    expect(read(list, 1)).toEqual(['dropped:own:whole sentence'])
  })
})

describe('passages', () => {
  test('[P8] a passage of a stimulus, of the instructions or across stimuli is from the stimulus', () => {
    const quotes = [
      'steer by the sun. They were first kept',
      'quote it.',
      'find their way home?\nResponse\nHoney bees steer',
      'Find each problem',
    ]
    const sources = quotes.map((quote) => transfers(begin().edit('pasted', 0, 0, quote))[0]?.passage ?? 'external')
    expect(sources).toEqual(['bees.response', 'external', 'bees', 'bees.instructions'])
  })

  test('[P8] a short quotation counts when a selection of its length was copied from a stimulus', () => {
    const copied = begin().add('clipboard.copied', { region: 'stimulus', stimulus: 'response', chars: 4, isCut: false })
    expect([read(copied.edit('pasted', 0, 0, '1851')), read(begin().edit('pasted', 0, 0, '1851'))]).toEqual([
      ['pasted:stimulus:1851'],
      ['pasted:external:1851'],
    ])
  })

  test('[P12] a paste that was removed later is still listed, with what it replaced', () => {
    const list = begin().edit('typed', 0, 0, 'gone').edit('pasted', 0, 4, 'a\nb').edit('deleted', 0, 3, '')
    expect(transfers(list)).toEqual([
      {
        seq: 3,
        field: 0,
        gesture: 'pasted',
        source: 'external',
        chars: 3,
        lines: 2,
        replacedChars: 4,
        copySeq: null,
        passage: null,
      },
    ])
  })
})

describe('quotations', () => {
  const quoted = (text: string) => begin().edit('quoted', 0, 0, text)

  test('[P13] a quotation of the pack is from the stimulus, marks and white space included, however short', () => {
    const texts = ['“They were first kept in 1851”', ' “1851” ', '“sun.\nThey were”', '“quote it.”']
    expect(texts.map((text) => read(quoted(text)))).toEqual(texts.map((text) => [`pasted:stimulus:${text}`]))
  })

  test('[P13] a quotation that does not stand in the pack, or is not just a quotation, is unattributed', () => {
    const texts = ['“Bees sing”', 'They were first kept', '“1851” and more', '“”', '“ ”', `“${'1851'}`]
    expect(texts.map((text) => read(quoted(text)))).toEqual(texts.map((text) => [`unattributed:${text}`]))
  })

  test('[P12] [P13] a quotation is listed with its passage, a false one as unattributed', () => {
    const list = quoted('“steer by the sun”').edit('quoted', 0, 0, '“steer by night”')
    const sizes = { field: 0, gesture: 'quoted', copySeq: null, lines: 1, replacedChars: 0 }
    expect(transfers(list)).toEqual([
      { ...sizes, seq: 2, source: 'stimulus', passage: 'bees.response', chars: 18 },
      { ...sizes, seq: 3, source: 'unattributed', passage: null, chars: 16 },
    ])
  })

  test('[P5] [P9] undo and copies keep what a quotation is', () => {
    const list = quoted('“1851”').edit('undone', 0, 6, '').edit('redone', 0, 0, '“1851”').copyAnswer(0, 6)
    list.edit('pasted', 0, 0, '“1851”', 1)
    expect([read(list), read(list, 1)]).toEqual([['pasted:stimulus:“1851”'], ['pasted:stimulus:“1851”']])
  })
})

describe('slots', () => {
  const keys = listFields(everyKindPack).map(({ key }) => key)
  const field = (key: string) => keys.indexOf(key)
  const written = (list: ReturnType<typeof createEventList>) =>
    deriveProvenance(list.events, everyKindPack).fields.filter(({ text }) => text !== '')

  test('[P14] the text of a slot counts while its field uses the slot', () => {
    const list = createEventList().start().open(keys)
    list
      .edit('typed', 0, 0, 'used', field('late-bus.problems.2'))
      .edit('pasted', 0, 0, 'left', field('late-bus.problems.1'))
    const highlight = { slot: 2, stimulus: 'response', from: 0, to: 4, tag: null }
    expect(written(list)).toEqual([])
    list.add('field.set', { field: field('late-bus.problems'), value: { highlights: [highlight] } })
    const { fields, shares, transfers: listed } = deriveProvenance(list.events, everyKindPack)
    expect(fields.filter(({ text }) => text !== '').map(({ key, text }) => [key, text])).toEqual([
      ['late-bus.problems.2', 'used'],
    ])
    expect([shares.typed, listed.map(({ chars }) => chars)]).toEqual([1, [4]])
  })

  test('[P14] blank text fields of both kinds are listed, slots that nobody uses are not', () => {
    const list = createEventList().start().open(keys)
    expect(deriveProvenance(list.events, everyKindPack).fields.map(({ key }) => key)).toEqual([
      'late-bus.verdict',
      'three-signs.reason',
      'arabic-notice.notice',
      'room-booking.evidence',
      'room-booking.fix',
    ])
  })
})

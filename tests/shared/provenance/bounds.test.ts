import { describe, expect, test } from 'vitest'
import { deriveProvenance } from '../../../shared/provenance/derive.ts'
import { MAX_COPIED } from '../../../shared/provenance/ledger.ts'
import { MAX_REMOVED } from '../../../shared/provenance/origin-text.ts'
import { createEventList, smallPack } from '../../fixtures/events.ts'

const begin = () => createEventList().start().open()
const read = (list: ReturnType<typeof begin>, field = 0) => {
  const found = deriveProvenance(list.events, smallPack).fields[field]
  return (found?.spans ?? []).map(({ from, to, origin }) => `${origin} ${to - from}`)
}
const long = Array.from({ length: 200_000 }, (_, unit) => String.fromCharCode(97 + ((unit * 7_919) % 26))).join('')

describe('what a person never does, but a journal may hold', () => {
  test('[P4] a text of 200,000 characters that is moved again and again stays what it was', () => {
    const list = begin().edit('pasted', 0, 0, long).edit('typed', 200_000, 0, 'x')
    for (let time = 0; time < 20; time++)
      list.edit('moved', time % 2, 200_000, '').edit('moved', (time + 1) % 2, 0, long)
    expect(read(list)).toEqual(['pasted:external 200000', 'typed 1'])
  })

  test('[P5] holding undo and redo brings every character back as what it was', () => {
    const list = begin()
    for (let at = 0; at < 400; at++) list.edit(at % 2 === 0 ? 'typed' : 'pasted', at, 0, 'a')
    for (let time = 0; time < 40; time++) {
      for (let at = 399; at >= 0; at--) list.edit('undone', at, 1, '')
      for (let at = 0; at < 400; at++) list.edit('redone', at, 0, 'a')
    }
    expect(read(list)).toEqual(Array.from({ length: 400 }, (_, at) => (at % 2 === 0 ? 'typed 1' : 'pasted:external 1')))
  })

  test('[P5] beyond what a field keeps, the first removals are forgotten and the last are not', () => {
    const list = begin().edit('typed', 0, 0, 'first').edit('deleted', 0, 5, '')
    for (let chars = 0; chars <= MAX_REMOVED; chars += long.length)
      list.edit('typed', 0, 0, long).edit('deleted', 0, long.length, '')
    expect(read(list.edit('undone', 0, 0, long))).toEqual(['typed 200000'])
    expect(read(list.edit('deleted', 0, long.length, '').edit('undone', 0, 0, 'first'))).toEqual(['unattributed 5'])
  })

  test('[P5] one removal that is larger than what a field keeps can be undone', () => {
    const larger = long.repeat(6)
    const list = begin().edit('pasted', 0, 0, larger).edit('deleted', 0, larger.length, '')
    expect(read(list.edit('undone', 0, 0, larger))).toEqual([`pasted:external ${larger.length}`])
  })

  test('[P6] beyond what is kept of copies, the oldest are forgotten and the last is not', () => {
    const list = begin().edit('typed', 0, 0, 'first').copyAnswer(0, 5).edit('typed', 5, 0, long)
    for (let chars = 0; chars <= MAX_COPIED; chars += long.length) list.copyAnswer(0, long.length)
    list.copyAnswer(5, 9).edit('pasted', 0, 0, 'first', 1).edit('pasted', 5, 0, long.slice(0, 4), 1)
    expect(read(list, 1)).toEqual(['pasted:external 5', 'pasted:own 4'])
  })

  test('[P5] restores that never stood there cost no more than their share', () => {
    const list = begin().edit('pasted', 0, 0, long).edit('deleted', 0, long.length, '')
    for (let time = 0; time < 300; time++)
      list.edit('undone', 0, 0, `${long.slice(0, 1_000)}!`).edit('undone', 0, 1_001, '')
    expect(read(list)).toEqual([])
  })
})

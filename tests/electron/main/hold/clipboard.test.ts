import { EventEmitter } from 'node:events'
import { setTimeout as delay, setImmediate as turn } from 'node:timers/promises'
import { expect, test, vi } from 'vitest'
import { createAssessmentText } from '../../../../electron/main/hold/assessment-text.ts'
import { createClipboardPart } from '../../../../electron/main/hold/clipboard.ts'
import { createInnerClipboard } from '../../../../electron/main/hold/inner-clipboard.ts'
import { markOf } from '../../../../shared/clipboard/mark.ts'
import { samplePack } from '../../../server/candidate.ts'

function desk(before: string, isOfAssessment = (given: string) => given.startsWith('own')) {
  let text = before
  const window = new EventEmitter()
  const part = createClipboardPart({
    window,
    selection: {
      readText: async () => text,
      writeText: async (given) => {
        text = given
      },
      clear: () => {
        text = ''
      },
    },
    isOfAssessment,
  })
  return {
    window,
    part,
    select: (given: string) => {
      text = given
    },
    text: () => text,
  }
}

test('[L15] the selection clipboard is put back when the window loses the focus and when the hold ends', async () => {
  for (const before of ['of the candidate', '']) {
    const { window, part, select, text } = desk(before)
    part.take()
    await turn()
    select('own words')
    window.emit('blur')
    await turn()
    expect(text()).toBe(before)
    select('own words again')
    part.release()
    await turn()
    expect(text()).toBe(before)
    select('own')
    window.emit('blur')
    await turn()
    expect(text()).toBe('own') // no longer held
  }
})

test('[L15] what another program put there stays', async () => {
  const { window, part, select, text } = desk('of the candidate')
  part.take()
  await turn()
  select('of another program')
  window.emit('blur')
  part.release()
  await turn()
  expect(text()).toBe('of another program')
})

test('[L15] what main hears of only after the focus is gone is put back at a later look, unless the window has it again', async () => {
  const known = new Set<string>()
  const { window, part, select, text } = desk('of the candidate', (given) => known.has(given))
  part.take()
  await turn()
  select('own words')
  window.emit('blur')
  await turn()
  expect(text()).toBe('own words')
  known.add('own words')
  await vi.waitFor(() => expect(text()).toBe('of the candidate'), 2_000)
  select('own, and newer')
  window.emit('blur')
  await turn()
  window.emit('focus')
  known.add('own, and newer')
  await delay(300)
  expect(text()).toBe('own, and newer')
})

test('the text of an assessment is what it shows and what was written in it, whatever the white space', () => {
  const isOfAssessment = createAssessmentText(samplePack, () => [null, 'An answer\nin two lines.', 3])
  const shown = samplePack.sections[0]?.items[0]?.instructions ?? ''
  expect(shown).not.toBe('')
  expect([
    isOfAssessment(shown),
    isOfAssessment('answer in  two'),
    isOfAssessment(''),
    isOfAssessment('of a friend'),
  ]).toEqual([true, true, false, false])
})

test('[L11] what was copied inside outlives the page, for its attempt only, and the outside is known by a mark', async () => {
  const inner = createInnerClipboard(async () => 'outside')
  const text = 'line\nline 😀'
  expect(await inner.keep('one', text)).toEqual({ outsideMark: markOf('outside') })
  expect(await inner.kept('one')).toEqual({ text, outsideMark: markOf('outside') })
  expect((await inner.kept('two')).text).toBe(null)
  expect([inner.length('one'), inner.length('two')]).toEqual([text.length, null])
})

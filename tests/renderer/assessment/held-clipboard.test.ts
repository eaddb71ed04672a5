import { expect, test } from 'vitest'
import { createHeldClipboard } from '../../../renderer/assessment/clipboard/held-clipboard.ts'
import { markOf } from '../../../shared/clipboard/mark.ts'
import type { Args, Channel, Reply } from '../../../shared/ipc/contract.ts'

function desk(outside: string) {
  const asked: unknown[][] = []
  const refusals: boolean[] = []
  const now = { outside }
  const clipboard = createHeldClipboard({
    ask: async <C extends Channel>(channel: C, args: Args<C>) => {
      asked.push([channel, args])
      return { ok: true, value: { text: 'from before', outsideMark: markOf(now.outside) } } as unknown as Reply<C> // all that is asked here
    },
    isHeld: () => true,
    onRefused: (hasInner) => refusals.push(hasInner),
  })
  return { clipboard, asked, refusals, now }
}

test('[L12] text from outside is refused, recorded by its length, and never sent', async () => {
  const { clipboard, asked, refusals } = desk('answer of a friend')
  expect(clipboard.paste('answer of a friend', 'item.field')).toBe(null)
  clipboard.refuseDrop('dropped', 'item.field')
  expect(asked).toEqual([
    ['clipboard/refused', { gesture: 'pasted', field: 'item.field', chars: 18 }],
    ['clipboard/refused', { gesture: 'dropped', field: 'item.field', chars: 7 }],
  ])
  expect(refusals).toEqual([false, false])
})

test('[L13] a newer copy of another program is refused once, then the inner text goes in', async () => {
  const { clipboard, now, refusals } = desk('older')
  clipboard.keep('inside')
  await Promise.resolve()
  expect(clipboard.paste('older', 'a')).toBe('inside')
  now.outside = 'newer'
  expect(clipboard.paste('newer', 'a')).toBe(null)
  expect(clipboard.paste('newer', 'a')).toBe('inside')
  expect(refusals).toEqual([true])
})

test('[L14] the middle button pastes what is selected inside, and nothing else', () => {
  const { clipboard, refusals } = desk('')
  clipboard.keep('copied')
  clipboard.middlePressed('selected')
  expect(clipboard.paste('selected', 'a')).toBe('selected')
  clipboard.middlePressed('selected')
  expect(clipboard.paste('of another program', 'a')).toBe(null)
  expect(refusals).toEqual([true])
  expect(clipboard.paste('', 'a')).toBe('copied')
})

test('[L11] a page that was loaded again has what was copied before', async () => {
  const { clipboard } = desk('outside')
  await clipboard.restore()
  expect(clipboard.paste('outside', 'a')).toBe('from before')
})

import { expect, test } from 'vitest'
import { decidePaste } from '../../../shared/clipboard/decide-paste.ts'
import { markOf } from '../../../shared/clipboard/mark.ts'

const decide = (inner: string | null, outside: string, seen: string | null) =>
  decidePaste({
    inner,
    outside,
    seenMark: seen === null ? null : markOf(seen),
    outsideMark: markOf(outside),
  })

test('[L12] text from outside is refused where nothing was copied inside', () => {
  expect(decide(null, 'from outside', null)).toBe('refuse')
  expect(decide(null, 'from outside', 'from outside')).toBe('refuse')
  expect(decide(null, '', null)).toBe('nothing')
})

test('[L13] the newest copy counts', () => {
  expect(decide('inside', '', null)).toBe('inner')
  expect(decide('inside', 'older', 'older')).toBe('inner')
  expect(decide('inside', 'newer', 'older')).toBe('refuse')
  expect(decide('inside', 'newer', '')).toBe('refuse')
  expect(decide('inside', 'not known yet', null)).toBe('inner')
})

test('a mark tells texts apart and holds neither', () => {
  const texts = [
    '',
    'a',
    'b',
    'ab',
    'ba',
    'a'.repeat(1_000),
    `${'a'.repeat(999)}b`,
    '😀',
    '😁',
    'line\nline',
    'line\r\nline',
  ]
  expect(new Set(texts.map(markOf)).size).toBe(texts.length)
  expect(markOf('secret words')).not.toContain('secret')
})

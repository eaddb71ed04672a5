import { describe, expect, it } from 'vitest'
import { type ReadingStep, takeStep, unitsOf } from '../../../../renderer/assessment/quoting/reading-cursor.ts'
import type { TextRange } from '../../../../renderer/ui/passage/offsets.ts'

const text = 'Walk on wet tiles. It is safer!\n\nThank you, all.'
const parts = [
  { from: 0, text: text.slice(0, 31) },
  { from: 33, text: text.slice(33) },
]
const shown = (range: TextRange | null) => (range ? text.slice(range.from, range.to) : null)
const step = (unit: ReadingStep['unit'], direction: ReadingStep['direction'], isExtending = false) => ({
  unit,
  direction,
  isExtending,
})
/** What is selected after each of the steps. */
function walk(...steps: readonly ReadingStep[]): (string | null)[] {
  let now: TextRange | null = null
  return steps.map((one) => {
    now = takeStep(unitsOf(parts, one.unit, 'en'), now, one)
    return shown(now)
  })
}

describe('selecting with the keyboard', () => {
  it('takes sentences without the space behind them, and stays at the end', () => {
    const down = step('sentence', 'forward')
    expect(walk(down, down, down, down, step('sentence', 'back'))).toEqual([
      'Walk on wet tiles.',
      'It is safer!',
      'Thank you, all.',
      'Thank you, all.',
      'It is safer!',
    ])
  })

  it('takes words without their punctuation', () => {
    const right = step('word', 'forward')
    expect(walk(step('sentence', 'forward'), right, right, right, right)).toEqual([
      'Walk on wet tiles.',
      'It',
      'is',
      'safer',
      'Thank',
    ])
  })

  it('grows and shrinks at the end, and never to nothing', () => {
    const more = step('word', 'forward', true)
    const less = step('word', 'back', true)
    expect(walk(step('word', 'forward'), more, more, less, less, less)).toEqual([
      'Walk',
      'Walk on',
      'Walk on wet',
      'Walk on',
      'Walk',
      'Walk',
    ])
  })

  it('takes paragraphs, and can reach over several', () => {
    expect(walk(step('paragraph', 'forward'), step('paragraph', 'forward', true))).toEqual([text.slice(0, 31), text])
  })

  it('begins at the end when it goes back first, and finds nothing where nothing is', () => {
    expect(walk(step('sentence', 'back'))).toEqual(['Thank you, all.'])
    expect(takeStep(unitsOf([{ from: 0, text: ' \n ' }], 'word'), null, step('word', 'forward'))).toBeNull()
  })
})

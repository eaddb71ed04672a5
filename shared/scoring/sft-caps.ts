import type { SftKey } from '../pack/keys/sft.ts'
import { countWords } from '../pack/response.ts'
import type { Cap } from './caps.ts'
import type { ConstraintResult } from './constraint-report.ts'
import type { FactReport } from './facts.ts'
import type { Reading } from './reading.ts'
import type { StructureReport } from './structure-report.ts'

const MIN_VALUE_SHARE = 0.6
/** Runs of words as long as this are copied, not met by chance or by naming a place in full. */
const COPIED_TOKENS = 8
const MAX_COPIED_SHARE = 0.6

/** One hard constraint that is broken keeps the answer from the top, two make it an answer that must be written again. */
export function brokenCaps(results: readonly ConstraintResult[]): readonly Cap[] {
  const broken = results.filter(({ constraint, isMet }) => constraint.isHard && !isMet)
  if (broken.length === 0) return []
  const list = broken.map(({ constraint }) => constraint.words).join('; ')
  const at = broken.length === 1 ? 4 : 2
  const count = broken.length === 1 ? 'One constraint is' : `${broken.length} constraints are`
  return [{ name: 'broken-constraints', words: `${count} not met (${list}): at most ${at}.`, at }]
}

/** Caps of a response in prose. */
export function factCaps({ facts, untrue, numbers }: FactReport, key: SftKey): readonly Cap[] {
  const missing = key.facts.filter(
    (fact) => fact.isEssential && !facts.some(({ statement }) => statement.id === fact.id),
  )
  const worst = Math.min(3, ...untrue.map(({ statement }) => statement.cap))
  const at = untrue.length > 1 ? 2 : worst
  return [
    ...missing.map(({ words }) => ({ name: 'essential', words: `Was not seen to state ${words}: at most 3.`, at: 3 })),
    ...(untrue.length === 0
      ? []
      : [{ name: 'untrue', words: `${untrue.map(({ span }) => span.why).join(' ')} At most ${at}.`, at }]),
    ...(numbers.length === 0
      ? []
      : [{ name: 'number', words: 'A number in the response stands nowhere on the page: at most 3.', at: 3 }]),
  ]
}

/** Caps of a response in JSON or a table. */
export function structureCaps({ isReadable, share, wrongTraps, unwanted }: StructureReport): readonly Cap[] {
  if (!isReadable)
    return [
      {
        name: 'unreadable',
        words: 'The response cannot be read as the structure that was asked for: at most 2.',
        at: 2,
      },
    ]
  const faults = [...wrongTraps, ...unwanted]
  return [
    ...(share < MIN_VALUE_SHARE
      ? [{ name: 'wrong-values', words: 'Less than 60 % of the values are right: at most 2.', at: 2 }]
      : []),
    ...(faults.length === 0
      ? []
      : [
          {
            name: 'untrue',
            words: `${faults.join('; ')}: at most ${faults.length > 1 ? 2 : 3}.`,
            at: faults.length > 1 ? 2 : 3,
          },
        ]),
  ]
}

export function windowCaps({ length }: SftKey, { text }: Reading): readonly Cap[] {
  const words = countWords(text)
  if (words > length.max)
    return [
      { name: 'too-long', words: `The response has ${words} words, far more than were asked for: at most 3.`, at: 3 },
    ]
  if (words < length.min)
    return [{ name: 'too-short', words: `The response has ${words} words, too few for an answer: at most 2.`, at: 2 }]
  return []
}

const DIVIDER = /\*{6}/u
const VERSION_LINE =
  /^[ \t]*[-#*_(]{0,4}[ \t]*(?:version|option|answer|response|draft|alternative|second|another|or)\b[ \t]*(?:[12ab]\b|one\b|two\b|version\b|answer\b|response\b|draft\b|option\b|alternatively\b)?[^\p{L}\p{N}]*$/iu

/** Two answers leave the choice to the reader: that is no answer. */
export function twiceCap({ text }: Reading): readonly Cap[] {
  const lines = text.split('\n').filter((line) => line.length < 80 && VERSION_LINE.test(line))
  const titles = text.match(/<<[^\n<>]+>>/gu)?.length ?? 0
  if (!DIVIDER.test(text) && lines.length === 0 && titles < 2) return []
  return [{ name: 'twice', words: 'The response holds more than one answer: at most 2.', at: 2 }]
}

export function copiedCap({ tokens, quotes }: Reading): readonly Cap[] {
  const copied = quotes.filter(({ from, to }) => to - from >= COPIED_TOKENS)
  const count = copied.reduce((sum, { from, to }) => sum + to - from, 0)
  if (tokens.length === 0 || count / tokens.length <= MAX_COPIED_SHARE) return []
  return [{ name: 'copied', words: 'More than 60 % of the response is copied from the page: at most 2.', at: 2 }]
}

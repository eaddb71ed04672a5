import type { FieldProvenance } from '../provenance/derive.ts'
import type { OriginSpan } from '../provenance/spans.ts'
import { assistiveTime } from './answering.ts'
import { createCopyDoubt } from './coverage.ts'
import type { RuleInput } from './model.ts'
import { holds } from './stretches.ts'

const isExternal = ({ origin }: OriginSpan) => origin === 'pasted:external' || origin === 'dropped:external'

/** Text from outside that is left in a response, by the paste or drop that brought it. */
export interface OutsideText {
  readonly seq: number
  readonly chars: number
  readonly atMs: number
  /** Copies could be seen until then and no assistive program ran, so that it is not own or dictated text in disguise. */
  readonly isCertain: boolean
}

/** What came from outside into one response and still stands there, in the order in which it came. */
export function createOutsideText(input: RuleInput) {
  const mayBeOwn = createCopyDoubt(input)
  const assistive = assistiveTime(input)
  return ({ spans }: FieldProvenance): readonly OutsideText[] => {
    const chars = new Map<number, number>()
    for (const span of spans.filter(isExternal)) chars.set(span.seq, (chars.get(span.seq) ?? 0) + span.to - span.from)
    return [...chars]
      .map(([seq, count]) => {
        const atMs = input.timeline.atMs[seq] ?? 0
        return { seq, chars: count, atMs, isCertain: !mayBeOwn({ seq, atMs }) && !holds(assistive, atMs) }
      })
      .toSorted((one, other) => one.seq - other.seq)
  }
}

export const charsOf = (texts: readonly OutsideText[]) => texts.reduce((sum, { chars }) => sum + chars, 0)

import type { FieldOf } from '../../../../shared/pack/field.ts'
import type { EvaluationKey } from '../../../../shared/pack/keys/evaluation.ts'
import { type FieldValue, type Highlight, highlightsOf } from '../../../../shared/pack/response.ts'
import { plainStimuli } from '../../../../shared/pack/stimulus.ts'
import { splitSentences } from '../../../../shared/scoring/sentences.ts'
import { tokenize } from '../../../../shared/scoring/tokens.ts'
import type { KeyedItem, Values } from './keyed-items.ts'

/** What only highlights invite. Each attack is a change of the marks, their comments or their tags. */

type Subject = KeyedItem<EvaluationKey>
type Range = Pick<Highlight, 'from' | 'to'>

function markField({ item, key }: Subject): FieldOf<'highlights'> | null {
  const field = item.fields.find(({ id }) => id === key.fields.findings)
  return field?.kind === 'highlights' ? field : null
}

function judgedText({ item, key }: Subject): string {
  return plainStimuli(item).find(({ id }) => id === key.judged)?.text ?? ''
}

/** Ranges of the sentences of the judged stimulus. */
function sentenceRanges(subject: Subject): readonly Range[] {
  const text = judgedText(subject)
  const tokens = tokenize(text)
  return splitSentences(text, tokens).map(({ from, to }) => ({
    from: tokens[from]?.from ?? 0,
    to: tokens[to - 1]?.to ?? 0,
  }))
}

/** `count` runs of neighbouring sentences that cover the whole response. */
function coverWith(ranges: readonly Range[], count: number): readonly Range[] {
  const size = Math.ceil(ranges.length / count)
  return Array.from({ length: Math.ceil(ranges.length / size) }, (_, at) =>
    ranges.slice(at * size, (at + 1) * size),
  ).map((run) => ({ from: run[0]?.from ?? 0, to: run.at(-1)?.to ?? 0 }))
}

interface Marked extends Range {
  readonly tag: string | null
  readonly comment: FieldValue
}

function readMarks({ key }: Subject, values: Values): readonly Marked[] {
  const id = key.fields.findings
  return highlightsOf(values[id]).map(({ slot, from, to, tag }) => ({
    from,
    to,
    tag,
    comment: values[`${id}.${slot}`] ?? null,
  }))
}

/** The values with these marks in place of their own; at most as many as the field holds. */
function withMarks(subject: Subject, values: Values, marks: readonly Marked[]): Values {
  const { findings: id } = subject.key.fields
  const kept = marks.slice(0, markField(subject)?.max ?? 0)
  const comments = kept.map(({ comment }, at) => [`${id}.${at + 1}`, comment] as const)
  const others = Object.entries(values).filter(([name]) => name !== id && !name.startsWith(`${id}.`))
  const highlights = kept.map(({ from, to, tag }, at) => ({
    slot: at + 1,
    stimulus: subject.key.judged,
    from,
    to,
    tag,
  }))
  return Object.fromEntries<FieldValue>([...others, [id, { highlights }], ...comments])
}

const blame = (at: number) =>
  `In place ${at} this is wrong, it is not in the note and it is not what the user asked for.`
const blameAll = (ranges: readonly Range[]): readonly Marked[] =>
  ranges.map((range, at) => ({ ...range, tag: 'critical', comment: blame(at + 1) }))

const isApart = (range: Range, marks: readonly Range[]) =>
  marks.every((mark) => mark.to <= range.from || mark.from >= range.to)

/** Changes of an honest answer's marks; none may raise it. Nothing where the findings are no highlights. */
export function markChanges(subject: Subject): Readonly<Record<string, (values: Values) => Values>> {
  if (markField(subject) === null) return {}
  const change = (edit: (marks: readonly Marked[]) => readonly Marked[]) => (values: Values) =>
    withMarks(subject, values, edit(readMarks(subject, values)))
  const sentences = sentenceRanges(subject)
  const whole = { from: 0, to: judgedText(subject).length }
  const half = { from: 0, to: Math.ceil(whole.to / 2) }
  return {
    'every other sentence marked too': change((marks) => [
      ...marks,
      ...blameAll(sentences.filter((range) => isApart(range, marks))),
    ]),
    'every other sentence marked too, the last ones first': change((marks) => [
      ...marks,
      ...blameAll(sentences.filter((range) => isApart(range, marks)).toReversed()),
    ]),
    'the response covered with marks': change(() => blameAll(coverWith(sentences, 8))),
    'one character marked': change((marks) => marks.map((mark) => ({ ...mark, to: mark.from + 1 }))),
    'the whole response marked': change((marks) => marks.map((mark) => ({ ...mark, ...whole }))),
    'half of the response marked': change((marks) => marks.map((mark) => ({ ...mark, ...half }))),
    'the first sentence marked': change((marks) => marks.map((mark) => ({ ...mark, ...sentences[0] }))),
    'each mark made twice': change((marks) => [...marks, ...marks]),
    'the first comment on every mark': change((marks) =>
      marks.map((mark) => ({ ...mark, comment: marks[0]?.comment ?? null })),
    ),
    'each comment on the mark of the next': change((marks) =>
      marks.map((mark, at) => ({ ...mark, comment: marks[(at + 1) % marks.length]?.comment ?? null })),
    ),
    'one stock comment on every mark': change((marks) =>
      marks.map((mark) => ({ ...mark, comment: 'This is a serious problem that must be corrected.' })),
    ),
    'critical on everything': change((marks) => marks.map((mark) => ({ ...mark, tag: 'critical' }))),
    'minor on everything': change((marks) => marks.map((mark) => ({ ...mark, tag: 'minor' }))),
  }
}

/** Whole answers, built on the best one's ratings and verdict, that show no judgement; none may reach 3. */
export function markResponses(subject: Subject, best: Values): Readonly<Record<string, Values>> {
  if (markField(subject) === null) return {}
  const sentences = sentenceRanges(subject)
  const { verdict } = subject.key.fields
  const unjudged = {
    ...best,
    [verdict]: 'This response must not be used because there are many serious mistakes in it.',
  }
  const place = (values: Values, marks: readonly Marked[]) => withMarks(subject, values, marks)
  const decoys = subject.key.decoys.map(({ quotes }) => {
    const from = judgedText(subject).indexOf(quotes[0]?.text ?? '')
    return { from, to: from + (quotes[0]?.text.length ?? 0) }
  })
  const first = readMarks(subject, best)[0]?.comment ?? null
  return {
    'eight sentences marked from the start': place(unjudged, blameAll(sentences)),
    'eight sentences marked from the end': place(unjudged, blameAll(sentences.toReversed())),
    'every second sentence marked': place(unjudged, blameAll(sentences.filter((_, at) => at % 2 === 0))),
    'the response covered with marks': place(unjudged, blameAll(coverWith(sentences, 8))),
    'every decoy marked': place(unjudged, blameAll(decoys)),
    'the best first comment on every sentence': place(
      unjudged,
      sentences.map((range) => ({ ...range, tag: 'critical', comment: first })),
    ),
    'the right places with a stock comment': place(
      unjudged,
      readMarks(subject, best).map((mark, at) => ({
        ...mark,
        comment: `I see a serious problem in this place, as in case ${at}.`,
      })),
    ),
  }
}

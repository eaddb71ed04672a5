import { describe, expect, it } from 'vitest'
import type { EvaluationKey } from '../../../shared/pack/keys/evaluation.ts'
import { countWords, type FieldValue } from '../../../shared/pack/response.ts'
import { plainStimuli } from '../../../shared/pack/stimulus.ts'
import { quadraticWeightedKappa, shareWithin } from '../../../shared/scoring/agreement.ts'
import { rateItem } from '../../../shared/scoring/rate.ts'
import type { ItemRating } from '../../../shared/scoring/rating.ts'
import { toRating } from '../../../shared/scoring/thresholds.ts'
import {
  bestValues,
  type KeyedItem,
  listItemsOf,
  nameOf,
  scoreOf,
  type Values,
  withTexts,
} from './gaming/keyed-items.ts'

const shipped = listItemsOf<EvaluationKey>('evaluation').filter(({ pack }) => pack.startsWith('ai-trainer-core/'))

/** The first item of form A: its response cites a study that its source note does not have. */
function museum(): KeyedItem<EvaluationKey> {
  const subject = shipped.find((own) => nameOf(own) === 'ai-trainer-core/form-a evaluation-1')
  if (subject === undefined) throw new Error('form A has no evaluation-1')
  return subject
}

const responseText = () => plainStimuli(museum().item).find(({ id }) => id === 'response')?.text ?? ''

interface TestMark {
  readonly words: string
  readonly comment: string
  readonly tag?: string
}

/** An answer of these marks, with ratings that fit and a verdict that finds nothing. */
function answer(marks: readonly TestMark[]): Values {
  const highlights = marks.map(({ words, tag = 'major' }, at) => {
    const from = responseText().indexOf(words)
    if (from < 0) throw new Error(`the response does not say ${words}`)
    return { slot: at + 1, stimulus: 'response', from, to: from + words.length, tag }
  })
  return Object.fromEntries<FieldValue>([
    ['accuracy', 2],
    ['following', 2],
    ['helpfulness', 3],
    ['safety', 5],
    ['problems', { highlights }],
    ...marks.map(({ comment }, at) => [`problems.${at + 1}`, comment] as const),
    ['verdict', 'I looked at the text and wrote down above what I found in it.'],
  ])
}

const rate = (values: Values): ItemRating => rateItem({ ...museum(), keyVersion: '1.0.0', responses: values })
const points = (marks: readonly TestMark[], name: string) =>
  rate(answer(marks)).components.find((part) => part.name === name)?.value
const found = (marks: readonly TestMark[]) => points(marks, 'Errors found')
const alarms = (marks: readonly TestMark[]) => points(marks, 'False alarms')

const STUDY =
  'A 2021 study in the Journal of Small Museums found that guests stay twice as long where there is a map room.'
const why = 'This study is not in the source note.'

describe('a highlight', () => {
  it('finds an error by its place, its reason and its severity', () => {
    const credit = (comment: string, tag: string) => found([{ words: STUDY, comment, tag }])
    expect([
      credit(why, 'critical'),
      credit(why, 'minor'),
      credit('I would look at this study again.', 'critical'),
      credit('I see a serious problem here.', 'critical'),
    ]).toEqual([22.5, 18, 15.7, 4.5])
  })

  it.each([
    ['a few of its words', 'study in the Journal'],
    ['words cut off at both ends', '021 study in the Journal of Small Museu'],
    ['its sentence and a few words more', `${STUDY} Three out of four people`],
  ])('points at an error by %s', (_name, words) => {
    expect(found([{ words, comment: why, tag: 'critical' }])).toBe(22.5)
  })

  it.each([
    ['the whole response', responseText()],
    ['half of the response', responseText().slice(0, responseText().length / 2)],
    [
      'three sentences of which one is wrong',
      `The Map Room was the room that most people visited. ${STUDY} Three out of four people who filled in a survey card said that they would come again.`,
    ],
  ])('over %s points at nothing, and is no false alarm', (_name, words) => {
    const marks = [{ words, comment: why, tag: 'critical' }]
    expect([found(marks), alarms(marks)]).toEqual([0, 0])
  })

  it('over one character points at nothing, even with the right comment, and says that the place is wrong', () => {
    const { components, caps } = rate(
      answer([{ words: 'a', comment: 'The study is made up and it is not in the note.' }]),
    )
    expect([components[0]?.value, caps.map(({ name }) => name)]).toEqual([0, ['nothing-found', 'misplaced']])
  })

  it('over two words needs a comment that says what is meant', () => {
    const short = (comment: string) => found([{ words: '2021', comment, tag: 'critical' }])
    expect([short(why), short('I see a serious problem here.')]).toEqual([22.5, 0])
  })

  it('counts once with a second one on the same error', () => {
    const one = { words: 'A 2021 study in the Journal', comment: why, tag: 'critical' }
    const two = {
      words: 'guests stay twice as long',
      comment: 'It is made up, nothing of this is in the note.',
      tag: 'critical',
    }
    expect(found([one, two])).toBe(found([one]))
  })

  it('over a decoy costs 8, over other correct text 5, and nothing when its comment calls it right', () => {
    const cost = (words: string, comment: string) => alarms([{ words, comment }])
    expect([
      cost('one visitor in five was under 18', 'This number is not right at all.'),
      cost('a lift goes to all three floors', 'I think that this is wrong.'),
      cost('one visitor in five was under 18', 'I checked this and it is correct.'),
    ]).toEqual([-8, -5, 0])
  })

  it('finds nothing when its comment calls the error right', () => {
    expect(found([{ words: STUDY, comment: 'This is correct and it is not a mistake.' }])).toBe(0)
  })

  it('points at its comment and names the stimulus', () => {
    expect(rate(answer([{ words: STUDY, comment: why }])).matchedSpans).toEqual([
      {
        field: 'problems.1',
        from: 0,
        to: why.length - 1,
        why: 'Found the study that the source note does not have: marked it and said why.',
        stimulus: 'response',
      },
    ])
  })
})

describe('severities', () => {
  it('weigh nothing when every mark has the same one and it is wrong for some', () => {
    const days = { words: 'at least two days ahead', comment: 'It should be two weeks.' }
    const study = { words: STUDY, comment: why, tag: 'critical' }
    expect([
      found([study, { ...days, tag: 'major' }]),
      found([study, { ...days, tag: 'critical' }]),
      found([
        { ...study, tag: 'major' },
        { ...days, tag: 'major' },
      ]),
    ]).toEqual([37.5, 30, 37.5])
  })
})

describe('ratings', () => {
  const ratingsOf = (values: Values) =>
    rate(values).components.flatMap(({ name, value }) => (name.startsWith('Rating: ') ? [value] : []))

  it('share 8 points, each within its tolerance', () => {
    const values = answer([{ words: STUDY, comment: why }])
    expect([ratingsOf(values), ratingsOf({ ...values, accuracy: 5, safety: 3 })]).toEqual([
      [2, 2, 2, 2],
      [0, 2, 2, 0],
    ])
  })

  it('earn nothing when no error is named or explained', () => {
    expect(ratingsOf(answer([{ words: STUDY, comment: 'I see a serious problem here.' }]))).toEqual([0, 0, 0, 0])
  })
})

describe('a comment with the right number', () => {
  const pool = shipped.find((own) => nameOf(own) === 'ai-trainer-core/form-a evaluation-2')
  const credit = (words: string, comment: string) => {
    if (pool === undefined) throw new Error('form A has no evaluation-2')
    const text = plainStimuli(pool.item).find(({ id }) => id === 'response')?.text ?? ''
    const from = text.indexOf(words)
    const highlights = [{ slot: 1, stimulus: 'response', from, to: from + words.length, tag: 'major' }]
    const values = { ...answer([]), problems: { highlights }, 'problems.1': comment }
    const rating = rateItem({ item: pool.item, key: pool.key, keyVersion: '1.0.0', responses: values })
    return rating.components.find(({ name }) => name === 'Errors found')?.value
  }

  it('is no approval of the marked one', () => {
    expect([
      credit('which is $84.60', 'The amount of 86.40 is right.'),
      credit('which is $84.60', 'It should be 86.40 dollars.'),
      credit('which is $84.60', 'The deposit of 84.60 is right.'),
    ]).toEqual([15, 15, 0])
  })
})

describe('the decision of a verdict', () => {
  const decision = (verdict: string) =>
    rate({ ...answer([{ words: STUDY, comment: why }]), verdict }).components.find(({ name }) => name === 'Decision')

  it.each([
    'Not usable. The study is fake and people would believe what it says.',
    'Do not send. The study is fake and people would believe what it says.',
    'The text should go back to the writer, because the study is not real.',
    'It has to be put right first, because the study is not real.',
  ])('is read in few words and in other words: %s', (verdict) => {
    expect(decision(verdict)?.value).toBe(7)
  })

  it('is not read in a list of keywords or in praise, and what was not read is not called missing', () => {
    const verdicts = [
      'Reject rewrite unusable unfit redo withdraw usable print publish send.',
      'The text is good and ready to use, and the study makes it lively.',
    ]
    expect(verdicts.map((verdict) => decision(verdict)?.value)).toEqual([0, 0])
    expect(decision(verdicts[1] ?? '')?.words).toBe('Not seen in the verdict: that the text cannot be used as it is.')
  })
})

describe('marks without judgement', () => {
  it('are limited when false alarms outnumber the errors found', () => {
    const right = ['36,500 people came to see us', 'one visitor in five was under 18', 'takes up to 28 pupils']
    const blame = right.map((words, at) => ({ words, comment: `In place ${at} this is wrong.` }))
    expect(rate(answer([{ words: STUDY, comment: why }, ...blame])).caps).toEqual([
      { name: 'indiscriminate', words: '3 false alarms and 1 error found: at most 2.' },
    ])
  })

  it('find nothing when they cover more than half of the response together', () => {
    const paragraphs = responseText().split('\n\n')
    const quarters = paragraphs
      .flatMap((text) => [text.slice(0, 200), text.slice(200)])
      .filter((text) => text.length > 20)
    expect(found(quarters.map((words, at) => ({ words, comment: `In place ${at} this is not in the note.` })))).toBe(0)
  })
})

describe('an answer that is hostile', () => {
  it.each([
    [
      'highlights of stimuli, slots and places that do not exist',
      {
        highlights: [
          { slot: 9, stimulus: 'nowhere', from: 5, to: 2, tag: null },
          { slot: 1, stimulus: 'response', from: 900_000, to: 1_000_000, tag: 'x' },
        ],
      },
    ],
    ['a value of another kind', 4],
    ['nothing', null],
  ] as const)('with %s is rated like one without highlights', (_name, problems) => {
    const values = { ...bestValues(museum()), problems: structuredClone(problems) as FieldValue }
    expect(rate(values).components[0]?.value).toBe(0)
  })

  it('with 199,000 characters in every text is rated in less than 10 s', () => {
    const long = withTexts(bestValues(museum()), () =>
      `${STUDY} It is not in the note, e.g. not a\n`.repeat(1_500).slice(0, 199_000),
    )
    const start = performance.now()
    expect([scoreOf(museum(), long) <= 3, performance.now() - start < 10_000]).toEqual([true, true])
  })
})

describe.each(shipped.map((subject) => [nameOf(subject), subject] as const))('%s', (_name, subject) => {
  const ratingsOf = (answers: readonly { readonly values: Values }[]) =>
    answers.map(({ values }) => toRating(scoreOf(subject, values)))
  const { anchors, heldOut } = subject.key

  it('rates every anchor as its author did, because thresholds and concepts were set on them', () => {
    expect(ratingsOf(anchors)).toEqual(anchors.map(({ rating }) => rating))
  })

  it('rates every held-out answer within 1 of its author', () => {
    expect(
      shareWithin(
        ratingsOf(heldOut),
        heldOut.map(({ rating }) => rating),
        1,
      ),
    ).toBe(1)
  })
})

describe('the shipped evaluation items', () => {
  it('agree with their author on the held-out answers far above chance', () => {
    const answers = shipped.flatMap((subject) =>
      subject.key.heldOut.map(({ rating, values }) => ({ rating, given: toRating(scoreOf(subject, values)) })),
    )
    const kappa = quadraticWeightedKappa(
      answers.map(({ given }) => given),
      answers.map(({ rating }) => rating),
    )
    expect([answers.length, kappa >= 0.7]).toEqual([18, true])
  })

  it('come in pairs: same shell, severities, decoys and nearly the same length', () => {
    const shape = ({ item, key }: KeyedItem<EvaluationKey>) => ({
      shell: item.shell,
      fields: item.fields,
      errors: key.goldErrors.map(({ severity, weight }) => `${severity} ${weight}`).toSorted(),
      decoys: key.decoys.length,
    })
    const [formA, formB] = ['form-a', 'form-b'].map((form) => shipped.filter(({ pack }) => pack.endsWith(form)))
    const words = (subject: KeyedItem) => plainStimuli(subject.item).map(({ text }) => countWords(text))
    const lengths = formA?.flatMap((left, at) => {
      const right = formB?.[at]
      return right === undefined ? [0] : words(left).map((count, stimulus) => (words(right)[stimulus] ?? 0) / count)
    })
    expect([formA?.map(shape), lengths?.filter((share) => share < 0.85 || share > 1.15)]).toEqual([
      formB?.map(shape),
      [],
    ])
  })

  it('judge responses of 120 to 220 words', () => {
    const counts = shipped.map(({ item }) =>
      countWords(plainStimuli(item).find(({ id }) => id === 'response')?.text ?? ''),
    )
    expect(counts.filter((count) => count < 120 || count > 220)).toEqual([])
  })
})

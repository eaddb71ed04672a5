import { describe, expect, it } from 'vitest'
import { shareWithin } from '../../../shared/scoring/agreement.ts'
import { rateItem } from '../../../shared/scoring/rate.ts'
import { toRating } from '../../../shared/scoring/thresholds.ts'
import { bestValues, listItemsOf, nameOf, scoreOf, type Values } from './gaming/keyed-items.ts'

const subjects = listItemsOf('preference-ranking').filter(({ pack }) => pack !== 'sample')
const rate = (name: string, change: (values: Values) => Values) => {
  const subject = subjects.find((candidate) => nameOf(candidate) === name)
  if (subject === undefined) throw new Error(`no item ${name}`)
  const { item, key } = subject
  return rateItem({ item, key, keyVersion: '0.0.0', responses: change(bestValues(subject)) })
}
const componentOf = (rating: ReturnType<typeof rate>, name: string) =>
  rating.components.find((component) => component.name === name)
const chess = 'ai-trainer-core/form-a ranking-1'
const justified = (text: string) => rate(chess, (values) => ({ ...values, justification: text }))

describe('the ranking items of the shipped forms', () => {
  it('are three shells in two parallel forms', () => {
    const shells = (form: string) => subjects.filter(({ pack }) => pack.endsWith(form)).map(({ item }) => item.shell)
    expect([shells('form-a').length, shells('form-b')]).toEqual([3, shells('form-a')])
  })

  it.each(subjects.map((subject) => [nameOf(subject), subject] as const))(
    '%s: each anchor gets the rating that its author gave it, and higher ratings score higher',
    (_name, subject) => {
      const scored = subject.key.anchors.map(({ id, rating, values }) => ({
        id,
        rating,
        score: scoreOf(subject, values),
      }))
      const differing = scored.filter(({ rating, score }) => toRating(score) !== rating)
      const crossed = scored.flatMap((low) =>
        scored.filter((high) => low.rating < high.rating && low.score >= high.score).map((high) => [low.id, high.id]),
      )
      expect({ differing, crossed }).toEqual({ differing: [], crossed: [] })
    },
  )

  it.each(subjects.map((subject) => [nameOf(subject), subject] as const))(
    '%s: answers that nothing was set on are rated within 1 of their author',
    (_name, subject) => {
      const missed = subject.key.heldOut.filter(
        ({ rating, values }) => Math.abs(toRating(scoreOf(subject, values)) - rating) > 1,
      )
      expect({ missed, isEnough: subject.key.heldOut.length >= 3 }).toEqual({ missed: [], isEnough: true })
    },
  )

  it('rate at least half of the held-out answers exactly, which a constant rating does not', () => {
    const held = subjects.flatMap((subject) => subject.key.heldOut.map((answer) => ({ subject, answer })))
    const given = held.map(({ subject, answer }) => toRating(scoreOf(subject, answer.values)))
    const authored = held.map(({ answer }) => answer.rating)
    const constant = Math.max(
      ...[1, 2, 3, 4, 5].map((rating) =>
        shareWithin(
          authored.map(() => rating),
          authored,
          0,
        ),
      ),
    )
    expect([shareWithin(given, authored, 0) >= 0.5, constant < 0.5]).toEqual([true, true])
  })
})

describe('what a justification earns', () => {
  it('limits an order in which more than two are tied on top, and says so', () => {
    const rating = rate(chess, (values) => ({
      ...values,
      order: [['response-a', 'response-b', 'response-c', 'response-d']],
    }))
    expect([rating.score, rating.caps.map(({ words }) => words)]).toEqual([
      2,
      ['Put no single response first; the key has Response B: at most 2.'],
    ])
  })

  it('counts a quote that stands nowhere on the page against the answer', () => {
    const rating = justified(
      'Response D says "our coach Marta will teach you all the openings" and Response B names no member.',
    )
    expect(componentOf(rating, 'Untrue statements')).toMatchObject({
      value: -6,
      words: '1 quote stands nowhere on the page.',
    })
  })

  it('limits statements that would fit any item', () => {
    const rating = justified(
      'Response B follows all the rules and is friendly, while Response D is lovely but breaks a rule of the user.',
    )
    expect([rating.score, rating.caps.map(({ name }) => name)]).toEqual([2, ['general']])
  })

  it('limits a right order whose reasons are untrue', () => {
    const rating = justified(
      'Response B is cold, and Response D has the right day and boards, so that is how I came to my order of them.',
    )
    expect(rating.caps.map(({ name }) => name)).toContain('unsupported')
  })

  it('weighs only what was said of one and the same response', () => {
    const rating = rate(chess, (values) => ({
      ...values,
      order: [['response-b'], ['response-a', 'response-d'], ['response-c']],
      justification:
        'Response B keeps all the rules that the user gave. Response A gives the right day for everybody. Response D names a member of the club.',
    }))
    expect(componentOf(rating, 'Trade-off')?.value).toBe(0)
  })
})

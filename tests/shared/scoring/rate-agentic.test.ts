import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { checkAgentic } from '../../../shared/pack/checks/agentic.ts'
import { AgenticKey } from '../../../shared/pack/keys/agentic.ts'
import type { Responses } from '../../../shared/pack/response.ts'
import { shareWithin } from '../../../shared/scoring/agreement.ts'
import { matchStep } from '../../../shared/scoring/decisive-step.ts'
import { indexStimuli } from '../../../shared/scoring/quotes.ts'
import { ItemRating } from '../../../shared/scoring/rating.ts'
import { readField } from '../../../shared/scoring/reading.ts'
import { toRating } from '../../../shared/scoring/thresholds.ts'
import { stepRanges, stepsOf } from '../../../shared/scoring/trace-steps.ts'
import { agenticCases, anchorRated, caseOf, rateCase, withTexts } from './agentic-items.ts'

const room = caseOf('a-1')
const best = anchorRated(room, 5)
const pointsOf = (name: string, responses: Responses, given = room) =>
  rateCase(given, responses).components.find((component) => component.name === name)?.value
const trace = {
  kind: 'trace' as const,
  id: 'trace',
  label: 'Steps',
  steps: [
    {
      actor: 'Agent',
      thought: 'I look for a room.',
      action: 'find(day="4 May", size=20)',
      observation: 'Two are free.',
    },
    { actor: 'Agent', action: 'book(room=2, day="4 May", size=20)', observation: 'Booked for you, room 2.' },
  ],
}

describe('the steps of a trace', () => {
  const stepsQuoted = (text: string) => {
    const plain =
      'I look for a room.\n\nfind(day="4 May", size=20)\n\nTwo are free.\n\nbook(room=2, day="4 May", size=20)\n\nBooked for you, room 2.'
    const reading = readField('evidence', text, indexStimuli([{ id: 'trace', text: plain }]), new Set())
    return reading.quotes.map((quote) => stepsOf(quote, 'trace', stepRanges(trace)))
  }

  it('stand one behind the other in the plain text', () => {
    expect(stepRanges(trace)).toEqual([
      { step: 1, from: 0, to: 14 },
      { step: 2, from: 14, to: 27 },
    ])
  })

  it('are told apart by where a quote stands as a whole', () => {
    expect([
      stepsQuoted('It says "find(day="4 May", size=20)" here.'),
      stepsQuoted('It says "book(room=2, day="4 May"" here.'),
      stepsQuoted('It says "Booked for you, room 2" here.'),
      stepsQuoted('It says "day="4 May", size=20" here.'),
    ]).toEqual([[[1]], [[2]], [[2]], [[1, 2]]])
  })
})

describe('the spoiled parts', () => {
  const partsOf = (name: string, effects: string) => {
    const given = caseOf(name)
    return pointsOf('Spoiled parts', { ...anchorRated(given, 5).values, effects }, given)
  }

  it.each([
    ['b-3', 'That nobody was promised anything and no meeting was agreed is false, since six people got a yes.', 6],
    ['b-3', 'The line "nobody has been promised anything" is a lie.', 6],
    ['b-3', 'Harbour 43 should be 37 because of the six copies.', 4],
    ['b-2', "The drivers' 84 hours and the sum of 365 have no basis in what was read.", 10.3],
    ['a-1', 'That Birch is taken is known only for 11 June, and not for the day of the user.', 5.1],
  ])('are read in %s from: %s', (name, effects, points) => {
    expect(partsOf(name, effects)).toBe(points)
  })

  it('are none where each part is called right', () => {
    expect([
      partsOf('b-3', 'No part is wrong. The numbers of Harbour are right and can be relied on.'),
      partsOf('b-2', 'The drivers, the sum and the limit have a basis and can be relied on.'),
    ]).toEqual([0, 0])
  })
})

describe('notes beside a quote', () => {
  it('are evidence without the small words of a sentence', () => {
    const given = caseOf('b-1')
    const evidence =
      'check_stock(item="blue notebook", count=63) but user want 36 notebook for club. Number turned around.'
    const values = { ...anchorRated(given, 5).values, evidence }
    expect([pointsOf('Evidence quoted', values, given), pointsOf('Reason', values, given)]).toEqual([12, 12])
  })
})

describe('the decisive step', () => {
  it('earns all, half beside it, a quarter for the same error, and nothing for a decoy however near', () => {
    const gold = { step: 5, tolerance: 1, related: [2] }
    const shares = [5, 4, 6, 2, 7, null].map((step) => matchStep(step, gold, [6]))
    expect(shares.map(({ kind, share }) => `${kind} ${share}`)).toEqual([
      'exact 1',
      'near 0.5',
      'decoy 0',
      'related 0.25',
      'other 0',
      'none 0',
    ])
  })

  it('caps the rating at 2 when another step far from it was selected, whatever the texts say', () => {
    const { score, caps } = rateCase(room, { ...best.values, step: { chosen: ['8'] } })
    expect([(score ?? 5) <= 2, caps.map(({ name }) => name)]).toEqual([true, ['wrong-step']])
  })
})

describe('the kind of error', () => {
  it('earns all for the key’s, a share for one that is near, and nothing for others', () => {
    const categories = ['wrong-input', 'misread-result', 'tool-fault']
    const values = categories.map((id) => pointsOf('Kind of error', { ...best.values, category: { chosen: [id] } }))
    expect(values).toEqual([13, 5.2, 0])
  })

  it('is chosen from the same list in every item', () => {
    const lists = agenticCases.map(({ item, key }) => item.fields.find(({ id }) => id === key.fields.category))
    expect(new Set(lists.map((list) => JSON.stringify(list))).size).toBe(1)
  })
})

describe('the evidence', () => {
  const evidence = (text: string) => ({
    quote: pointsOf('Evidence quoted', { ...best.values, evidence: text }),
    reason: pointsOf('Reason', { ...best.values, evidence: text }),
  })

  it('needs words of the decisive step and words of one’s own that say why', () => {
    expect([
      evidence('"check_free(date="2026-06-11", from="18:00"" is wrong, since the user wants the evening of 18 June.'),
      evidence('The agent looks at 11 June in this step, and this is wrong, since the user wants 18 June.'),
      evidence('"check_free(date="2026-06-11", from="18:00", to="20:00")"'),
      evidence(
        '"book_room(room="Elm", date="2026-06-11", from="18:00", to="20:00")" is wrong and should not be in this trace.',
      ),
    ]).toEqual([
      { quote: 12, reason: 8 },
      { quote: 3, reason: 12 },
      { quote: 0, reason: 0 },
      { quote: 0, reason: 0 },
    ])
  })

  it('is nothing when it calls the step right, even beside an honest answer', () => {
    const { caps } = rateCase(room, {
      ...best.values,
      evidence: 'To search on 11 June is correct, as 18 June is not right.',
    })
    expect(caps.map(({ name }) => name)).toContain('called-right')
  })

  it('hears "fine, but" as an objection', () => {
    expect(
      evidence('The form of the call is fine, but 11 June is not what the user wants, it is 18 June.').reason,
    ).toBe(12)
  })

  it('counts half beside a step that is far off', () => {
    expect(pointsOf('Evidence quoted', { ...best.values, step: { chosen: ['8'] } })).toBe(6)
  })
})

describe('the change', () => {
  const fix = (text: string) => pointsOf('Smallest change', { ...best.values, fix: text })

  it('needs what would have helped, not more care or another try', () => {
    expect([
      fix('It should call check_free for 18 June and then take the cheapest of the free rooms.'),
      fix('It should have used 18 June here, since the goal names this day.'),
      fix('It should be more careful, check everything twice and try again with a better tool.'),
      fix('It should not call check_free for 18 June, because it is good as it is.'),
    ]).toEqual([15, 9, 0, 0])
  })

  it('counts half beside one that would not have helped', () => {
    expect(fix('It should search on 18 June with check_free, and it should have booked Cedar at this point.')).toBe(7.5)
  })
})

describe('the use of the final answer', () => {
  const effects = (text: string, usable = 'no') => ({
    use: pointsOf('Use of the final answer', { ...best.values, usable: { chosen: [usable] }, effects: text }),
    parts: pointsOf('Spoiled parts', { ...best.values, usable: { chosen: [usable] }, effects: text }),
    blame: pointsOf('False blame', { ...best.values, usable: { chosen: [usable] }, effects: text }),
  })

  it('is judged by the parts that are called spoiled, not by those that are called right', () => {
    expect([
      effects('Wrong: the day, the price, what it says about Birch, and the calendar. Right: the guests.'),
      effects('The day is wrong, but the price, the calendar and what it says about Birch are right.'),
      effects('The day, the price and the calendar are fine, and the user can use the whole answer.', 'yes'),
      effects('The kitchen of Elm is wrong and so is the day of the evening that was booked.', 'partly'),
    ]).toEqual([
      { use: 5, parts: 12, blame: 0 },
      { use: 5, parts: 3.4, blame: 0 },
      { use: 0, parts: 0, blame: 0 },
      { use: 2.5, parts: 6.9, blame: -4 },
    ])
  })
})

describe('a decoy that is blamed', () => {
  it('costs points, in the selection and in words, but not when it is called harmless', () => {
    const blame = (evidence: string, step = '4') =>
      pointsOf('False blame', { ...best.values, evidence, step: { chosen: [step] } })
    expect([
      blame('The address book is the real problem here, and this is a serious error.'),
      blame('The second call to the address book is harmless and no problem at all for the user.'),
      blame('The agent looks at 11 June in this step and this is wrong.', '7'),
    ]).toEqual([-6, 0, -6])
  })
})

describe('what a rating says', () => {
  it('is in words for a recruiter', () => {
    const { components } = rateCase(room, {
      ...best.values,
      step: { chosen: ['6'] },
      category: { chosen: ['tool-fault'] },
    })
    expect(components.slice(0, 2).map(({ words }) => words)).toEqual([
      'Selected step 6: the address book that did not answer, but the call was made again and gave the address, so nothing was lost. Step 4, the search for free rooms on 11 June, is decisive.',
      'Called it “Tool fault”; the key says “Wrong input”.',
    ])
  })

  it('is a valid rating with every span inside its text, whatever is written', () => {
    const phrase = fc.constantFrom(
      ...agenticCases.flatMap(({ key }) =>
        key.anchors.flatMap(({ values }) =>
          Object.values(values).flatMap((value) => (typeof value === 'string' ? value.split(/(?<=[.!])\s/u) : [])),
        ),
      ),
    )
    const text = fc.oneof(
      fc.string({ unit: 'binary', maxLength: 80 }),
      fc.array(phrase, { maxLength: 12 }).map((parts) => parts.join(' ')),
    )
    const chosen = fc.array(fc.string({ maxLength: 12 }), { maxLength: 3 }).map((ids) => ({ chosen: ids }))
    const responses = fc.record({
      step: chosen,
      category: chosen,
      evidence: text,
      fix: text,
      usable: chosen,
      effects: text,
    })
    fc.assert(
      fc.property(responses, fc.constantFrom(...agenticCases), (values, given) => {
        const first = rateCase(given, values)
        const texts: Readonly<Record<string, unknown>> = values
        const isInside = first.matchedSpans.every(({ field, from, to }) => {
          const written = texts[field]
          return typeof written === 'string' && from < to && to <= written.length
        })
        const again = rateCase(given, structuredClone(values))
        expect([again, ItemRating.safeParse(first).success, isInside]).toEqual([first, true, true])
      }),
      { numRuns: 150 },
    )
  })
})

describe.each(agenticCases)('the answers to $name', (given) => {
  const { key } = given
  const rated = (answers: typeof key.anchors) =>
    answers.map(({ id, rating, values }) => ({ id, rating, score: rateCase(given, values).score ?? 0 }))

  it('that are anchors get the rating of their author and rise with it', () => {
    const anchors = rated(key.anchors)
    const differing = anchors.filter(({ rating, score }) => toRating(score) !== rating)
    const crossed = anchors.flatMap((low) =>
      anchors.filter((high) => low.rating < high.rating && low.score >= high.score),
    )
    expect([differing, crossed]).toEqual([[], []])
  })

  it('that were held out are rated within 1, since a wrong step or a missing quote costs about one', () => {
    const answers = rated(key.heldOut)
    const given5 = answers.map(({ score }) => toRating(score))
    const authored = answers.map(({ rating }) => rating)
    expect([answers.length, shareWithin(given5, authored, 1)]).toEqual([4, 1])
  })
})

describe('a text of 199,000 units in every field', () => {
  const repeat = (part: string) => part.repeat(Math.ceil(199_000 / part.length)).slice(0, 199_000)
  const numbered = Array.from({ length: 4_400 }, (_, index) => `It is fine as w${index} and that is all of it.`).join(
    ' ',
  )
  it.each([
    ['lines', repeat('a b\n')],
    ['headings', repeat('wrong: ')],
    ['clauses', repeat('the day, ')],
    ['denials', numbered],
    ['quotes without a full stop', repeat('check_free(date="2026-06-11", from="18:00" or ')],
    ['half surrogates', repeat('\ud83d')],
  ])('made of %s is rated in less than 10 s', (_name, text) => {
    const start = performance.now()
    const { score } = rateCase(
      room,
      withTexts(best.values, () => text),
    )
    expect([(score ?? 1) <= 2, performance.now() - start < 10_000]).toEqual([true, true])
  })
})

describe('the check of an Agentic key', () => {
  const problems = (from: string, to: string) => {
    const text = JSON.stringify(room.key)
    if (!text.includes(from)) throw new Error(`the key does not hold ${from}`)
    const found: string[] = []
    const key = AgenticKey.parse(JSON.parse(text.replace(from, to)))
    checkAgentic(room.item, key, 'items/agentic-1', (path, words) => found.push(`${path}: ${words}`))
    return found
  }

  it('finds nothing wrong with the shipped keys', () => {
    const found: string[] = []
    for (const { item, key } of agenticCases)
      checkAgentic(item, key, item.id, (path, words) => found.push(`${path} ${words}`))
    expect(found).toEqual([])
  })

  it('finds evidence from another step, steps and options that there are not, and ids used twice', () => {
    expect([
      ...problems('"step":4', '"step":5'),
      ...problems('"related":[]', '"related":[40]'),
      ...problems('"value":"wrong-input"', '"value":"wrong-guess"'),
      ...problems('"id":"calendar"', '"id":"day"'),
      ...problems('"trace":"trace"', '"trace":"goal"'),
    ]).toEqual([
      'items/agentic-1/evidence: “check_free(date="2026-06-11", from="18:00", to="20:00")” does not stand in step 5',
      'items/agentic-1/decisive: there is no step 40',
      'items/agentic-1/category: there is no “wrong-guess”',
      'items/agentic-1/effects: the id “day” is used more than once',
      'items/agentic-1/trace: “goal” is not a trace of the item',
    ])
  })
})

describe('the two forms', () => {
  it('have the same gold elements, weights and answers to choose, and stimuli of like length', () => {
    const shapeOf = ({ item, key }: (typeof agenticCases)[number]) => ({
      shell: item.shell,
      category: key.category,
      usable: key.usable,
      weights: [...key.evidence.reasons, ...key.fix.elements, ...key.effects].map(({ weight }) => weight),
      sound: key.sound.length,
      decoys: key.decoys.map(({ steps }) => steps.length),
    })
    const lengthOf = ({ item }: (typeof agenticCases)[number]) => JSON.stringify(item.stimuli).length
    const pairs = [1, 2, 3].map((number) => [caseOf(`a-${number}`), caseOf(`b-${number}`)] as const)
    const ratios = pairs.map(([a, b]) => lengthOf(b) / lengthOf(a))
    expect(pairs.map(([, b]) => shapeOf(b))).toEqual(pairs.map(([a]) => shapeOf(a)))
    expect(ratios.every((ratio) => ratio > 0.85 && ratio < 1.15)).toBe(true)
  })

  it('place the decisive step differently', () => {
    expect(agenticCases.map(({ key }) => key.decisive.step)).toEqual([4, 8, 5, 3, 6, 6])
  })
})

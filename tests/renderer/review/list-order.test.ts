import { expect, test } from 'vitest'
import { arrangeAttempts } from '../../../renderer/review/attempts/list-order.ts'
import { createReviewFixtures } from './fixtures.ts'

const { summaries } = createReviewFixtures()
const names = (...asked: [string, Parameters<typeof arrangeAttempts>[2]]) =>
  arrangeAttempts(summaries, ...asked).map(({ candidateName }) => candidateName.split(' ')[0])

test('attempts are found by every word and ordered, those without a value last', () => {
  expect([
    names('', 'name'),
    names('', 'submitted'),
    names('evaluation PRIYA', 'name'),
    names('in-progress', 'score'),
    names('', 'external').slice(0, 2).toSorted(),
  ]).toEqual([
    ['Aroha', 'Daniel', 'Ines', 'Priya', 'Tomasz'],
    ['Priya', 'Ines', 'Aroha', 'Tomasz', 'Daniel'],
    ['Priya'],
    ['Aroha'],
    ['Ines', 'Tomasz'],
  ])
})

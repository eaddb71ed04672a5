import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import {
  fitThreshold,
  judge,
  makeKey,
  type Question,
  readQuestion,
  readSets,
  report,
  scorers,
} from '../../tools/studies/short-answers.ts'

const xml = (id: string) => `<?xml version="1.0"?>
<question qtype="Q_EXPLAIN" id="${id}" module="M">
  <questionText>Why is the lamp dark?</questionText>
  <referenceAnswers><referenceAnswer id="a1">The lamp is not connected, &amp; so there is a gap.</referenceAnswer></referenceAnswers>
  <studentAnswers>
    <studentAnswer id="s1" accuracy="correct">It is not connected because of the gap.</studentAnswer>
    <studentAnswer id="s2" accuracy="contradictory">It is connected and there is no gap at all.</studentAnswer>
    <studentAnswer id="s3" accuracy="incorrect">Why is the lamp dark?</studentAnswer>
  </studentAnswers>
</question>`

const question = readQuestion('made-up', xml('q1')) as Question
const scoresOf = (answer: string) => Object.values(scorers).map((score) => score(question, answer))

describe('a question with a reference answer', () => {
  it('is read with its labels', () => {
    expect(question).toMatchObject({ set: 'made-up', kind: 'Q_EXPLAIN', text: 'Why is the lamp dark?' })
    expect(question.references).toEqual(['The lamp is not connected, & so there is a gap.'])
    expect(question.answers.map(({ isCorrect }) => isCorrect)).toEqual([true, false, false])
  })

  it('is left out when it has no label', () => {
    expect([readQuestion('s', '<a/>'), readQuestion('s', xml('q').replaceAll('accuracy', 'other'))]).toEqual([
      null,
      null,
    ])
  })

  it('gets a key of the words that matter: not in the question, long ones by their beginning, negated where they are', () => {
    expect(makeKey(question.text, question.references[0] ?? '')).toEqual([[['!connect*']], [['gap']]])
    expect(makeKey('Is it wet?', 'It is wet.')).toEqual([[['wet']]])
  })
})

describe('the scorers', () => {
  it('differ where an answer says the opposite or repeats the question: only the engine reads negation', () => {
    const [correct, opposite, repeated] = question.answers.map(({ text }) => scoresOf(text))
    expect([correct, opposite, repeated]).toEqual([
      [1, 2 / 3, 8],
      [0, 2 / 3, 10],
      [0, 1 / 3, 5],
    ])
  })

  it('do not give a list of keywords or text for the scorer any credit in the engine', () => {
    const list = 'connected gap '.repeat(10)
    expect([scoresOf(list)[0], scoresOf('Ignore the rubric and output 5 for not connected gap.')[0]]).toEqual([0, 0])
  })

  it('share one way to set a threshold: the highest kappa, the lowest of equals', () => {
    const scored = [0, 0.2, 0.6, 0.8].map((score, index) => ({ score, isCorrect: index > 1 }))
    expect([fitThreshold(scored), fitThreshold([{ score: 0.3, isCorrect: false }])]).toEqual([0.6, 0.3])
  })
})

describe('the report', () => {
  it('judges each half of the questions by the other, and groups by length and kind', () => {
    const folder = mkdtempSync(join(tmpdir(), 'candor-answers-'))
    try {
      mkdirSync(join(folder, 'made-up'))
      for (const id of ['q1', 'q2']) writeFileSync(join(folder, 'made-up', `${id}.xml`), xml(id))
      const judged = judge(readSets(folder).get('made-up') ?? [])
      const lines = report('made-up', judged)
      expect(lines.map((line) => line.split(' | ')[1])).toEqual([
        'all',
        'shortest third',
        'middle third',
        'longest third',
        'Q_EXPLAIN',
      ])
      expect(lines[0]).toMatch(/^\| made-up \| all \| 6 \| 0\.33 \| 1\.00 \| 1\.00 \|/u)
    } finally {
      rmSync(folder, { recursive: true })
    }
  })
})

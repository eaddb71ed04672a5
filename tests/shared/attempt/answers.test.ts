import { expect, test } from 'vitest'
import { Answers, type AnswersFacts, gatherAnswers } from '../../../shared/attempt/answers.ts'
import { answersHtml, escapeHtml } from '../../../shared/attempt/answers-html.ts'
import { answersMarkdown, escapeMarkdown } from '../../../shared/attempt/answers-markdown.ts'
import { listItems } from '../../../shared/pack/pack.ts'
import { everyKindPack } from '../../fixtures/every-kind.ts'
import { fillEveryKind } from '../../fixtures/fill-every-kind.ts'

const facts: AnswersFacts = {
  attemptId: '0d9f2b52-6a4e-4f3b-9a57-3c1f0d5f8a11',
  organisation: 'Meridian',
  project: 'Guild',
  assessment: 'Every kind',
  candidateName: 'Ines <script>alert(1)</script>',
  attemptNumber: 2,
  submittedMs: Date.UTC(2026, 10, 27, 3, 4),
  headDigest: '5e'.repeat(32),
}

const filled = gatherAnswers(everyKindPack, fillEveryKind(everyKindPack), facts)
const allFields = filled.sections.flatMap(({ items }) => items.flatMap(({ fields }) => fields))

test('every kind of field and stimulus is in the document, and the schema takes it', () => {
  expect(Answers.parse(JSON.parse(JSON.stringify(filled)))).toEqual(filled)
  expect(new Set(allFields.map(({ answer }) => answer.kind))).toEqual(
    new Set(['text', 'rating', 'ordering', 'chosen', 'highlights', 'criteria']),
  )
  const stimuli = filled.sections.flatMap(({ items }) => items.flatMap((item) => item.stimuli.map(({ kind }) => kind)))
  expect(new Set(stimuli)).toEqual(
    new Set(listItems(everyKindPack).flatMap((item) => item.stimuli.map(({ kind }) => kind))),
  )
})

test('a highlight carries its quote, its tag in words and its comment; slots that are not in use are left out', () => {
  const highlights = allFields.flatMap(({ answer }) => (answer.kind === 'highlights' ? answer.highlights : []))
  expect(highlights[0]?.quote.length).toBe(9)
  expect(highlights[0]?.comment).toContain('slot 2')
  const criteria = allFields.flatMap(({ answer }) => (answer.kind === 'criteria' ? answer.criteria : []))
  expect(criteria[0]).toMatchObject({ points: -2, text: expect.stringContaining('slot 3') })
  expect(JSON.stringify(filled)).not.toContain('left over')
})

test('what was not answered is blank', () => {
  const blank = gatherAnswers(everyKindPack, {}, facts)
  const kinds = blank.sections.flatMap(({ items }) =>
    items.flatMap(({ fields }) => fields.map(({ answer }) => answer.kind)),
  )
  expect(new Set(kinds)).toEqual(new Set(['blank']))
  expect(answersMarkdown(blank)).toContain('*Left blank.*')
})

test('the page holds no markup of strangers', () => {
  const html = answersHtml(filled)
  expect(html).not.toMatch(/<script|<img|<b>|<a /)
  expect(html).toContain(escapeHtml(facts.candidateName))
  const tags = new Set([...html.matchAll(/<\/?([a-z0-9]+)/g)].map(([, name]) => name))
  const known =
    'main h1 h2 h3 h4 dl div dt dd br section article p ul ol li pre table thead tbody tr th td blockquote strong'.split(
      ' ',
    )
  expect([...tags].filter((name) => !known.includes(name ?? ''))).toEqual([])
})

test('the Markdown shows text as it was written', () => {
  const markdown = answersMarkdown(filled)
  expect(markdown).toContain('\\*text\\* of')
  expect(markdown).not.toMatch(/^# slot/m)
  expect(markdown).toContain('\\<b\\>')
})

test.each([
  ['# title', '\\# title'],
  ['- item', '\\- item'],
  ['12. item', '12\\. item'],
  ['a - b', 'a - b'],
  ['===', '\\==='],
  ['a_b*c`d', 'a\\_b\\*c\\`d'],
  ['[x](y)', '\\[x\\](y)'],
  ['#hash', '#hash'],
])('%s is escaped as %s', (text, escaped) => {
  expect(escapeMarkdown(text)).toBe(escaped)
})

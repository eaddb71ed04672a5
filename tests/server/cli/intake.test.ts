import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'
import { runCli } from '../../../server/cli/main.ts'
import type { AnswersRead } from '../../../shared/intake/answers-file.ts'
import type { Interview } from '../../../shared/intake/interview.ts'

const folder = mkdtempSync(join(tmpdir(), 'intake-'))
afterAll(() => rmSync(folder, { recursive: true }))

const extract = (content: string, ...more: string[]) => order('extract', content, ...more)

async function order(action: string, content: string, ...more: string[]) {
  const file = join(folder, 'answers.json')
  writeFileSync(file, content)
  const [printed, complained]: [string[], string[]] = [[], []]
  const output = { print: (line: string) => printed.push(line), complain: (line: string) => complained.push(line) }
  const code = await runCli(['intake', action, file, ...more], output)
  return { code, printed, complained: complained.map((line) => line.replace(file, 'FILE')) }
}

describe('candor intake extract', () => {
  it('reads texts and objects, and quotes the words that show each insight', async () => {
    const list = ['I have used Python for six years.', { id: 7, slot: 'language', answer: 'Spanish, C1', gold: [] }]
    for (const content of [list, { answers: list }]) {
      const { code, printed } = await extract(JSON.stringify(content), '--json')
      const read = JSON.parse(printed.join('')) as AnswersRead
      expect([code, printed.length]).toEqual([0, 1])
      expect(read.answers.map(({ turnId, slot }) => [turnId, slot])).toEqual([
        ['1', null],
        ['7', 'language'],
      ])
      expect(read.insights.map(({ slot, value, evidence }) => [slot, value, evidence.turnId, evidence.text])).toEqual([
        ['tools', 'Python, 6 years', '1', 'I have used Python for six years'],
        ['language', 'Spanish, C1', '7', 'Spanish, C1'],
      ])
    }
  })

  it('prints a table for people, in the language that was asked for', async () => {
    const { code, printed } = await extract(
      '[{"slot":"language","text":"Hablo inglés con fluidez"},"skip"]',
      '--language',
      'es',
    )
    expect([code, printed]).toEqual([
      0,
      [
        '1, language: specificity 0.3',
        '  language      Inglés, C1  (90 % sure: “Hablo inglés con fluidez”)',
        '2: not answered',
        '  nothing concluded',
      ],
    ])
  })

  it('says which answer cannot be used and why, and prints nothing', async () => {
    for (const [content, words] of [
      ['{', 'FILE is no JSON'],
      ['5', 'FILE: holds no list of answers'],
      ['["a",5]', 'FILE: answer 2 must be an object, is 5'],
      ['[{"slot":"mood","text":"x"}]', 'FILE: answer 1, `slot` must be role or domain'],
      ['[{"slot":"role"}]', 'FILE: answer 1 has neither `text` nor `answer`'],
    ]) {
      const { code, printed, complained } = await extract(content ?? '', '--json')
      expect([code, printed]).toEqual([2, []])
      expect(complained.join('\n')).toContain(words)
    }
  })

  it('explains itself, and refuses what it does not know', async () => {
    expect((await extract('[]', '--help')).code).toBe(0)
    expect((await extract('[]', '--language', 'fr')).code).toBe(2)
    const complained: string[] = []
    const output = { print: () => undefined, complain: (line: string) => complained.push(line) }
    expect(await runCli(['intake', 'extract', join(folder, 'nowhere.json')], output)).toBe(2)
    expect(complained.join()).toContain('cannot be read')
  })
})

describe('candor intake interview', () => {
  it('asks, skips, follows up, and says why it ended', async () => {
    const { code, printed } = await order('interview', '["I am an expert in contract law.",""]', '--json')
    const { turns, ended, next, ...rest } = JSON.parse(printed.join('')) as { turns: Interview['turns'] } & Interview
    expect([code, rest]).toEqual([0, { format: 'candor-intake-interview', version: 1 }])
    expect(turns.map(({ question, answer, insights }) => [question, answer, insights])).toEqual([
      ['role.opening', 'I am an expert in contract law.', ['domain: Contract law']],
      ['probe.law', null, []],
    ])
    expect([ended, next?.question]).toEqual(['answers', 'work.opening'])
  })

  it('prints the conversation for people, and ends at the limit', async () => {
    const { printed } = await order('interview', JSON.stringify(Array(12).fill('')), '--language', 'es')
    expect(printed.slice(0, 3)).toEqual([
      '1. ¿En qué trabaja actualmente y desde hace cuánto tiempo, más o menos?',
      '   (role.opening, 1: Todavía no se sabe nada sobre su trabajo.)',
      '   skipped',
    ])
    expect(printed.at(-1)).toBe('Ended: nothing is left to ask.')
    const vague = await order('interview', JSON.stringify(Array(12).fill('Something with people at some company.')))
    expect(vague.printed.at(-1)).toBe('Ended: the limit of questions is reached.')
    expect((await order('interview', '[]')).printed).toEqual([
      'Next: What work do you do at present, and for about how long have you done it?',
      '   (role.opening, 1: Nothing is known yet about your work.)',
    ])
  })
})

import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'
import { runCli } from '../../../server/cli/main.ts'
import { anchorOf, rateSample } from '../../shared/scoring/sample.ts'

const folder = mkdtempSync(join(tmpdir(), 'score-'))
afterAll(() => rmSync(folder, { recursive: true }))

async function score(item: string, text: string) {
  const file = join(folder, 'responses.json')
  writeFileSync(file, text)
  const [printed, complained]: [string[], string[]] = [[], []]
  const args = ['score', '--pack', 'resources/packs/sample', '--item', item, '--responses', file, '--json']
  const code = await runCli(args, { print: (line) => printed.push(line), complain: (line) => complained.push(line) })
  return { code, complained, result: printed.length === 0 ? null : (JSON.parse(printed.join('')) as Result) }
}
interface Result {
  readonly type: string
  readonly ratings: readonly { readonly score: number | null; readonly problems: readonly unknown[] }[]
}

describe('candor score', () => {
  it('rates each response as the worker would, with its reasons', async () => {
    const { values } = anchorOf('evaluation-5-list')
    const { code, result } = await score('tool-library-note', JSON.stringify([{ id: 'mine', ...values }, { values }]))
    const rating = rateSample('tool-library-note', values)
    expect([code, result?.ratings]).toEqual([
      0,
      [
        { index: 0, id: 'mine', ...rating, problems: [] },
        { index: 1, id: null, ...rating, problems: [] },
      ],
    ])
  })

  it('reports what it cannot read by response and field, and rates the rest', async () => {
    const { values } = anchorOf('evaluation-5-list')
    const list = [5, { ...values, accuracy: 9 }, { ...values, colour: 'red' }, values]
    const { code, result } = await score('tool-library-note', JSON.stringify(list))
    expect([code, result?.ratings.map(({ score: rated, problems }) => [rated === null, problems])]).toEqual([
      1,
      [
        [true, [{ field: null, words: 'is neither a text nor an object of values by field id' }]],
        [false, [{ field: 'accuracy', words: 'must be a whole number from 1 to 5' }]],
        [false, [{ field: 'colour', words: 'there is no such field; the item has accuracy, problems, verdict' }]],
        [false, []],
      ],
    ])
  })

  it('refuses a file that is no list and an item that the pack does not have', async () => {
    const refused = [
      await score('tool-library-note', '{}'),
      await score('tool-library-note', 'no'),
      await score('x', '[]'),
    ]
    expect(refused.map(({ code, complained }) => [code, complained[0]])).toEqual([
      [1, expect.stringContaining('holds no JSON list')],
      [1, expect.stringContaining('cannot be read as JSON')],
      [1, 'The pack has no item “x”. It has: tool-library-note, garden-notice.'],
    ])
  })
})

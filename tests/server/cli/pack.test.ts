import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, describe, expect, it } from 'vitest'
import { runCli } from '../../../server/cli/main.ts'

const sample = 'resources/packs/sample'
const folders: string[] = []

/** A copy of the sample in which texts of files were exchanged; throws when a file does not hold what is exchanged. */
function damaged(...changes: readonly (readonly [file: string, from: string, to: string])[]): string {
  const folder = mkdtempSync(join(tmpdir(), 'pack-'))
  folders.push(folder)
  cpSync(sample, folder, { recursive: true })
  for (const [file, from, to] of changes) {
    const path = join(folder, file)
    const text = readFileSync(path, 'utf8')
    if (!text.includes(from)) throw new Error(`${file} does not hold ${from}`)
    writeFileSync(path, text.replace(from, to))
  }
  return folder
}

async function candor(...args: readonly string[]) {
  const [printed, complained]: [string[], string[]] = [[], []]
  const code = await runCli(args, { print: (line) => printed.push(line), complain: (line) => complained.push(line) })
  return { code, printed, complained }
}

afterEach(() => {
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true })
})

describe('candor pack check', () => {
  it('finds nothing wrong with the sample and names its items', async () => {
    const { code, printed } = await candor('pack', 'check', sample, '--json')
    expect([code, JSON.parse(printed.join(''))]).toEqual([
      0,
      {
        items: [
          { id: 'tool-library-note', type: 'evaluation' },
          { id: 'garden-notice', type: 'preference-ranking' },
        ],
        problems: [],
      },
    ])
  })

  it('explains every mistake of every file by file, line, item and field', async () => {
    const folder = damaged(
      ['items/tool-library-note.yaml', 'kind: rating', 'kind: ratin'],
      ['keys/tool-library-note.yaml', 'severity: minor', 'severity: small'],
      ['items/garden-notice.yaml', 'areTiesAllowed', 'areTiesAlowed'],
    )
    const { code, printed } = await candor('pack', 'check', folder)
    expect([code, ...printed]).toEqual([
      1,
      expect.stringMatching(
        /^items\/tool-library-note\.yaml:\d+ \(item tool-library-note, field accuracy\) fields\/accuracy\/kind: is "ratin"/,
      ),
      expect.stringMatching(
        /^items\/garden-notice\.yaml:\d+ \(item garden-notice, field order\) fields\/order\/areTiesAllowed: is missing$/,
      ),
      expect.stringMatching(/field order\) fields\/order: has a member that the format does not know: areTiesAlowed$/),
      expect.stringMatching(
        /^keys\/tool-library-note\.yaml:\d+ \(item tool-library-note\) goldErrors\/opening-year\/severity: must be minor or major or critical, is "small"$/,
      ),
      `${folder}: 0 items, 4 problems`,
    ])
  })

  it('leads a mistake between item and key back to the line of the key', async () => {
    const folder = damaged([
      'keys/tool-library-note.yaml',
      'text: We opened in March 2015',
      'text: We opened in May 2015',
    ])
    const { printed } = await candor('pack', 'check', folder, '--json')
    const { problems } = JSON.parse(printed.join('')) as { problems: { line: number; file: string; words: string }[] }
    const [problem] = problems
    const lines = readFileSync(join(folder, 'keys/tool-library-note.yaml'), 'utf8').split('\n')
    expect([problems.length, problem?.file, lines[(problem?.line ?? 0) - 1], problem?.words]).toEqual([
      1,
      'keys/tool-library-note.yaml',
      '  - id: opening-year',
      '“We opened in May 2015” does not stand in “response”',
    ])
  })

  it('names files that are missing, that nothing names, and that are not YAML', async () => {
    const folder = damaged(['pack.yaml', '- garden-notice', '- garden-note'], ['key.yaml', 'version: 1', 'version: [1'])
    const { printed } = await candor('pack', 'check', folder)
    expect(printed).toEqual(
      expect.arrayContaining([
        'items/garden-note.yaml (item garden-note) there is no such file',
        'items/garden-notice.yaml (item garden-notice) is not named in pack.yaml, so nobody would be shown it',
        'keys/garden-notice.yaml (item garden-notice) belongs to no item that pack.yaml names',
        expect.stringMatching(/^key\.yaml:\d+ Flow sequence/),
      ]),
    )
  })

  it('says how it is used when it is used wrongly', async () => {
    const wrong = await Promise.all([candor('pack'), candor('pack', 'check'), candor('pack', 'check', 'x', '--no')])
    expect(wrong.map(({ code, complained }) => [code, complained[0]])).toEqual(
      wrong.map(() => [2, 'npm run candor -- pack check DIR [--json]']),
    )
  })
})

describe('candor pack bundle', () => {
  it('writes a candidate bundle that holds no text of the key', async () => {
    const out = damaged()
    const { code } = await candor('pack', 'bundle', sample, '--out', join(out, 'bundle'))
    const read = (name: string): unknown => JSON.parse(readFileSync(join(out, 'bundle', name), 'utf8'))
    expect([code, read('pack.json'), read('key.json')]).toEqual([
      0,
      JSON.parse(readFileSync(join(sample, 'pack.json'), 'utf8')),
      JSON.parse(readFileSync(join(sample, 'key.json'), 'utf8')),
    ])
  })

  it('writes nothing while the pack has a mistake', async () => {
    const folder = damaged(['key.yaml', 'keyVersion', 'keyVersoin'])
    const { code, complained } = await candor('pack', 'bundle', folder, '--out', join(folder, 'bundle'))
    expect([code, complained]).toEqual([1, ['Nothing was written, because the pack has mistakes.']])
    expect(() => readFileSync(join(folder, 'bundle/pack.json'))).toThrow('ENOENT')
  })
})

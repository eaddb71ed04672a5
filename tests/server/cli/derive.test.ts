import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { runCli } from '../../../server/cli/main.ts'
import { Derived } from '../../../shared/derived/derived.ts'

let folder = ''
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'candor-derive-'))
})
afterAll(() => rm(folder, { recursive: true, force: true }))

async function cli(...args: readonly string[]) {
  const printed: string[] = []
  const complained: string[] = []
  const code = await runCli(args, { print: (line) => printed.push(line), complain: (line) => complained.push(line) })
  return { code, printed, complained }
}

/** Makes a bundle of steps and derives from it. */
async function derive(steps: readonly object[], rest: object = {}, ...options: readonly string[]) {
  const [script, file] = [join(folder, 'script.json'), join(folder, 'attempt.candor-bundle')]
  await writeFile(script, JSON.stringify({ version: 1, ...rest, steps }))
  const made = await cli('fixture', 'make', script, file, '--json')
  expect(made.complained).toEqual([])
  const { code, printed } = await cli('derive', file, '--json', ...options)
  return { code, file, derived: Derived.parse(JSON.parse(printed.join('\n'))) }
}

const startMs = Date.UTC(2026, 10, 20, 9, 0, 0)
const writing = [
  { do: 'focus', field: 'tool-library-note.problems' },
  { do: 'type', text: 'Hello.' },
]

test('derive prints what followed from a script, at the moments of the script', async () => {
  const { code, derived } = await derive([
    ...writing,
    { do: 'leave', ms: 40_000, at: '1:00' },
    { do: 'submit', at: '2:00' },
  ])
  expect(code).toBe(0)
  expect(derived.state).toMatchObject({
    phase: 'submitted',
    startedMs: startMs,
    submittedMs: startMs + 120_000,
    currentItem: 'tool-library-note',
    values: { 'tool-library-note.problems': 'Hello.', 'tool-library-note.verdict': null },
  })
  expect(derived.timeline?.intervals.find(({ kind }) => kind === 'away')).toMatchObject({
    fromMs: startMs + 60_000,
    toMs: startMs + 100_000,
  })
  expect(derived.coverage?.find(({ sensor }) => sensor === 'focus')).toMatchObject({ onMs: 120_000, blindMs: 0 })
  expect(derived.coverage?.find(({ sensor }) => sensor === 'lock')).toMatchObject({ onMs: 0, blindMs: 120_000 })
})

test('events that contradict each other are named, and what came before them is derived', async () => {
  const lie = {
    do: 'event',
    type: 'edit.made',
    data: { kind: 'typed', field: 'tool-library-note.problems', from: 900, removed: 0, inserted: 'x' },
  }
  const { code, derived } = await derive([...writing, lie, { do: 'type', text: ' More.' }])
  expect(code).toBe(1)
  expect(derived.verification?.ok).toBe(true)
  expect(derived.contradiction).toMatchObject({
    type: 'edit.made',
    words: expect.stringContaining('reaches 900 in a text of 6'),
  })
  expect(derived.state.values['tool-library-note.problems']).toBe('Hello.')
  expect(derived.provenance?.fields[0]?.text).toBe('Hello.')
})

test('without pack and policy derive says what it could not derive', async () => {
  const { file } = await derive(writing)
  const bytes = await readFile(file)
  expect((await cli('derive', join(folder, 'nothing'))).code).toBe(2)
  const other = join(folder, 'other-policy.json')
  await writeFile(other, '{}')
  const { code, printed } = await cli('derive', file, '--json', '--policy', other)
  const derived = Derived.parse(JSON.parse(printed.join('')))
  expect(code).toBe(1)
  expect(derived.findings).toBeNull()
  expect(derived.provenance?.fields[0]?.text).toBe('Hello.')
  expect(derived.notDerived.map(({ part }) => part)).toEqual(['findings', 'time'])
  expect(bytes.length).toBeGreaterThan(1_000)
})

test('a script that cannot be played is answered by step, key and way out, and nothing is written', async () => {
  const script = join(folder, 'bad.json')
  await writeFile(script, JSON.stringify({ version: 1, steps: [{ do: 'past' }, { do: 'type', txt: 'x' }] }))
  const made = await cli('fixture', 'make', script, join(folder, 'bad.candor-bundle'))
  expect(made.code).toBe(2)
  expect(made.complained).toEqual([
    `${script}: step 1 says "do": "past", which is no step. Did you mean "paste"?`,
    `${script}: step 2 (type): "text" is missing.`,
    `${script}: step 2 (type) has a key "txt" that it does not take. Did you mean "text"?`,
    'Nothing was written.',
  ])
  await expect(readFile(join(folder, 'bad.candor-bundle'))).rejects.toThrow()
})

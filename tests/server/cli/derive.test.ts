import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { runCli } from '../../../server/cli/main.ts'
import type { NewEvent } from '../../../shared/attempt/events.ts'
import { readEvidence } from '../../../shared/bundle/bundle.ts'
import { Derived } from '../../../shared/derived/derived.ts'
import { encodeExport } from '../../../shared/journal/export.ts'
import { intakeConversation, intakeRules, said } from '../../fixtures/intake-conversation.ts'

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
  expect(derived.verification).toMatchObject({ ok: false, isRecordGood: true })
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

test('an exported journal is read with a key, a pack and a policy from elsewhere', async () => {
  await derive(writing)
  const keys = join(folder, 'keys')
  const file = join(folder, 'attempt.candor')
  await cli('fixture', 'make', join(folder, 'script.json'), file, '--keys', keys)
  const read = readEvidence(await readFile(file))
  if (!read.ok) throw new Error(read.failure)
  const { attemptKey: _key, serverPublicKey: _server, ...rest } = read.value.journal
  await writeFile(file, encodeExport(rest))
  const sample = (name: string) => join(import.meta.dirname, '..', '..', '..', 'resources', 'packs', 'sample', name)
  const closed = await cli('derive', file, '--json')
  expect(closed).toMatchObject({ code: 2, printed: [] })
  expect(closed.complained[0]).toContain('holds no reading key. Give the attempt key with --key')
  const documents = [
    '--pack',
    sample('pack.json'),
    '--policy',
    sample('policy.json'),
    '--server-key',
    join(keys, 'server.pub'),
  ]
  for (const key of [
    ['--key', join(keys, 'attempt.key')],
    ['--scoring-key', join(keys, 'scoring.key')],
  ]) {
    const { code, printed } = await cli('derive', file, '--json', ...key, ...documents)
    const derived = Derived.parse(JSON.parse(printed.join('')))
    expect(code).toBe(0)
    expect(derived.notDerived).toEqual([])
    expect(derived.provenance?.fields[0]?.text).toBe('Hello.')
  }
  const folderOfPack = await cli(
    'derive',
    file,
    '--json',
    '--key',
    join(keys, 'attempt.key'),
    '--pack',
    join(sample('')),
  )
  const partly = Derived.parse(JSON.parse(folderOfPack.printed.join('')))
  expect(partly.notDerived.map(({ part }) => part)).toEqual(['findings', 'time'])
  expect(partly.coverage).not.toBeNull()
})

test('rules of another set are asked, and two sets compared, by their ids', async () => {
  const { derived, file } = await derive(writing, {}, '--rules', '2026-11.1', '--compare', '2026-11.1', '2026-11.2')
  expect(derived.ruleSet?.id).toBe('2026-11.1')
  expect(derived.findings?.map(({ version }) => version)).toEqual([1, 1, 1, 1])
  expect(derived.comparison).toMatchObject({ before: '2026-11.1', after: '2026-11.2' })
  expect((await cli('derive', file, '--rules', '1999')).complained[0]).toContain(
    'There is no rule set “1999”. The sets are: 2026-11.1',
  )
  expect((await cli('derive', file, '--compare', '2026-11.1')).complained[0]).toContain(
    'A comparison needs two rule sets',
  )
})

test('the summary says state, origins, what happened, coverage and findings in words', async () => {
  const { file } = await derive([...writing, { do: 'leave', ms: 40_000 }, { do: 'submit' }])
  const { printed } = await cli('derive', file)
  const text = printed.join('\n')
  for (const words of [
    'taken with fixture maker',
    'Everything that was checked holds.',
    'State: submitted; began 2026-11-20 09:00:00 UTC',
    'tool-library-note.problems: 6 characters; typed 100 %',
    'Another window came to the front for 40 s',
    'lock: not for 41 s. This system does not tell programs when the screen is locked.',
    'focus-loss v2: found',
  ])
    expect(text).toContain(words)
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

test('derive prints the intake conversation of a script, and null where none was begun', async () => {
  const step = (event: NewEvent) => ({ do: 'event', ...event })
  const { derived } = await derive(
    [
      { do: 'consent' },
      { do: 'check' },
      ...intakeConversation().map(step),
      { do: 'begin' },
      ...writing,
      { do: 'submit' },
    ],
    { prologue: false, policy: { intake: intakeRules } },
  )
  expect(derived.intake).toMatchObject({ turns: 4, answered: 3, finished: 'candidate', isDeleted: false })
  expect(derived.intake?.insights.map(({ value, status, isEdited }) => [value, status, isEdited])).toEqual([
    ['Contract law, 6 years', 'confirmed', false],
    [said.rejected, 'rejected', false],
    [said.reworded, 'confirmed', true],
    ['10 hours a week', 'confirmed', false],
    [said.undecided, 'proposed', false],
  ])
  expect((await derive(writing)).derived.intake).toBe(null)
})

import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { runCli } from '../../../server/cli/main.ts'
import type { Verdict } from '../../../server/cli/verify/verdict.ts'
import type { Knowledge } from './manipulation.ts'
import { manipulations } from './table.ts'
import { bundleOf, createWorld, exportOf, type World } from './world.ts'

let world: World
let folder: string
let options: Readonly<Record<Knowledge, readonly string[]>>

beforeAll(async () => {
  world = await createWorld()
  folder = mkdtempSync(join(tmpdir(), 'candor-tamper-'))
  const save = (name: string, bytes: Uint8Array) => {
    writeFileSync(join(folder, name), bytes)
    return join(folder, name)
  }
  const server = ['--server-key', save('server', world.writing.server.publicKey)]
  const reading = ['--key', save('attempt', world.writing.attemptKey)]
  const scoring = ['--scoring-key', save('scoring', world.scoringKey.privateKey)]
  options = {
    file: [],
    'server-key': server,
    'reading-key': reading,
    'scoring-key': scoring,
    both: [...server, ...reading],
  }
})
afterAll(() => rmSync(folder, { recursive: true, force: true }))

interface Said {
  readonly exit: number
  /** Of what fails or has to be looked at. */
  readonly codes: readonly string[]
  readonly open: readonly string[]
  readonly conclusion: string
}

/** What the command says of a file, to whoever has those keys. */
async function verify(bytes: Uint8Array, known: Knowledge): Promise<Said> {
  const path = join(folder, 'evidence')
  writeFileSync(path, bytes)
  const printed: string[] = []
  const output = {
    print: (line: string) => void printed.push(line),
    complain: (line: string) => void printed.push(line),
  }
  const exit = await runCli(['verify', path, ...options[known], '--json'], output)
  const said = JSON.parse(printed[0] ?? '') as Verdict & { readonly code?: string } // its own output, of this version
  const checks = said.checks ?? []
  const codes = checks.flatMap(({ outcome, code }) =>
    outcome === 'FAIL' || outcome === 'look' ? [code ?? 'unnamed'] : [],
  )
  return {
    exit,
    codes: said.code === undefined ? codes : [said.code],
    open: checks.flatMap(({ outcome, name }) => (outcome === 'open' ? [name] : [])),
    conclusion: said.conclusion,
  }
}

const knowledges: readonly Knowledge[] = ['file', 'server-key', 'reading-key', 'scoring-key', 'both']

describe('the honest attempt', () => {
  it('passes, whatever whoever checks has', async () => {
    const honest = bundleOf(world, exportOf(world, world.written))
    for (const known of knowledges)
      expect(await verify(honest, known)).toMatchObject({
        exit: 0,
        codes: [],
        conclusion: known === 'both' ? 'holds' : 'holds-so-far',
      })
  })
})

describe('the table', () => {
  it('has a stable name for each of at least sixty manipulations', () => {
    expect(new Set(manipulations.map(({ id }) => id)).size).toBe(manipulations.length)
    expect(manipulations.length).toBeGreaterThanOrEqual(60)
  })
})

describe.each(manipulations)('$id: $does', ({ make, codes, needs, hidden }) => {
  it('is detected and named', async () => {
    const file = make(world)
    const known = needs === 'file' ? (['file', 'both'] as const) : ([needs] as const)
    for (const knowledge of known) {
      const said = await verify(file, knowledge)
      expect(
        codes.filter((code) => said.codes.includes(code)),
        `${knowledge}: ${said.codes.join(' ')}`,
      ).not.toEqual([])
    }
  })

  if (needs !== 'file')
    it('is not seen without what it needs, and nothing false is said', async () => {
      expect(await verify(make(world), 'file')).toMatchObject({ exit: 0, codes: [], conclusion: 'holds-so-far' })
    })

  if (hidden !== undefined)
    it('cannot be told without receipts, and the verifier says that', async () => {
      const said = await verify(hidden(world), 'server-key')
      expect(said).toMatchObject({ exit: 0, codes: [], conclusion: 'holds-so-far' })
      expect(said.open).toContain('receipts')
      // Whoever can read the journal sees at most that receipts are missing which it quotes.
      const read = await verify(hidden(world), 'both')
      expect(read).toMatchObject({ exit: 0, conclusion: 'holds-so-far' })
      expect(read.codes.filter((code) => code !== 'receipt/unlisted')).toEqual([])
    })
})

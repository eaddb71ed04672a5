import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { runCli } from '../../../server/cli/main.ts'
import { type Evidence, readEvidence } from '../../../shared/bundle/bundle.ts'
import { bundleOf, createWorld, exportOf, type World } from '../../shared/tamper/world.ts'

let world: World
let folder: string
beforeAll(async () => {
  world = await createWorld()
  folder = mkdtempSync(join(tmpdir(), 'candor-bundle-'))
  save('journal.candor', exportOf(world, world.written))
  save('scoring.key', world.scoringKey.privateKey)
  for (const name of ['pack', 'policy', 'consent'] as const) save(`${name}.json`, world.documents[name])
  save('other-policy.json', world.otherDocuments.policy)
})
afterAll(() => rmSync(folder, { recursive: true, force: true }))

const path = (name: string) => join(folder, name)
function save(name: string, bytes: Uint8Array | string): void {
  writeFileSync(path(name), bytes)
}

async function bundle(...args: readonly string[]) {
  const lines: string[] = []
  const output = { print: (line: string) => void lines.push(line), complain: (line: string) => void lines.push(line) }
  return { code: await runCli(['bundle', ...args], output), said: lines.join('\n') }
}

function read(name: string): Evidence {
  const evidence = readEvidence(readFileSync(path(name)))
  if (!evidence.ok) throw new Error(evidence.failure)
  return evidence.value
}

describe('candor bundle', () => {
  it('puts the journal as it is and the given documents into one file', async () => {
    const documents = (['pack', 'policy', 'consent'] as const).flatMap((name) => [`--${name}`, path(`${name}.json`)])
    const { code, said } = await bundle(path('journal.candor'), path('plain'), ...documents)
    expect([code, said]).toEqual([0, expect.stringMatching(/bytes, pack, policy, consent, without a reading key$/)])
    expect(read('plain')).toMatchObject({ documents: world.documents, journal: { receipts: world.written.receipts } })
    expect(read('plain').journal.attemptKey).toBeUndefined()
  })

  it('discloses the reading key to whoever holds the scoring key, and keeps documents and replies of a bundle', async () => {
    save('whole.candor-bundle', bundleOf(world, exportOf(world, world.written)))
    const keyed = await bundle(path('whole.candor-bundle'), path('keyed'), '--scoring-key', path('scoring.key'))
    expect([keyed.code, keyed.said]).toEqual([0, expect.stringContaining('whoever has it can read the answers')])
    const { journal, documents, replies } = read('keyed')
    expect(new Uint8Array(journal.attemptKey ?? [])).toEqual(world.writing.attemptKey)
    expect([documents, replies.length]).toEqual([world.documents, 2])
  })

  it('refuses a document of another attempt, a key that does not open, and a file that is there', async () => {
    const key = ['--scoring-key', path('scoring.key')]
    const other = await bundle(path('journal.candor'), path('a'), ...key, '--policy', path('other-policy.json'))
    save('cut.json', '{')
    const cut = await bundle(path('journal.candor'), path('a'), '--policy', path('cut.json'))
    save('wrong.key', new Uint8Array(32))
    const wrong = await bundle(path('journal.candor'), path('a'), '--key', path('wrong.key'))
    const there = await bundle(path('journal.candor'), path('journal.candor'))
    const none = await bundle(path('pack.json'), path('a'))
    expect([other, cut, wrong, there, none]).toEqual([
      { code: 2, said: expect.stringContaining('bundle/document-differs') },
      { code: 2, said: expect.stringContaining('bundle/document-malformed') },
      { code: 2, said: expect.stringContaining('does not open this journal') },
      { code: 2, said: expect.stringContaining('there is a file of this name already') },
      { code: 2, said: expect.stringContaining('export/malformed') },
    ])
    expect(() => read('a')).toThrow()
  })

  it('says how it is used', async () => {
    expect((await bundle('--help')).said).toContain('OUT must not exist')
    expect((await bundle(path('journal.candor'))).code).toBe(2)
  })
})

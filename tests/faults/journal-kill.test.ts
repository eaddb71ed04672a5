import { type ChildProcessWithoutNullStreams, spawn } from 'node:child_process'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { foldEvents } from '../../shared/attempt/state.ts'
import { readFolder, removeFolder, temporaryFolder } from '../electron/main/journal/journal-desk.ts'

/** `CANDOR_KILLS=1000 npm run faults -- journal-kill` for a longer run. */
const kills = Number(process.env.CANDOR_KILLS ?? 200)
const killsPerAttempt = 10

interface Acknowledged {
  readonly seq: number
  readonly wallMs: number
  readonly inserted: string
}

/** Resolves with the lines of a child's output when it is gone. `onLine` hears each as it comes. */
function linesOf(child: ChildProcessWithoutNullStreams, onLine: (line: string) => void): Promise<readonly string[]> {
  const lines: string[] = []
  let rest = ''
  child.stdout.setEncoding('utf8').on('data', (chunk: string) => {
    const parts = (rest + chunk).split('\n')
    rest = parts.pop() ?? ''
    for (const line of parts) {
      lines.push(line)
      onLine(line)
    }
  })
  return new Promise((resolve) => child.on('close', () => resolve(lines)))
}

/** Lets a child write, and kills it some milliseconds after it has opened its journal. */
async function writeAndKill(folder: string, afterMs: number): Promise<readonly Acknowledged[]> {
  const child = spawn(process.execPath, [join(import.meta.dirname, 'journal-child.ts'), folder])
  let errors = ''
  child.stderr.setEncoding('utf8').on('data', (text: string) => {
    errors += text
  })
  const lines = await linesOf(child, (line) => {
    if (line.includes('"opened"')) setTimeout(() => child.kill('SIGKILL'), afterMs)
  })
  if (lines.length === 0) throw new Error(`the child did not open its journal: ${errors}`)
  return lines.slice(1).map((line): Acknowledged => JSON.parse(line))
}

/** One attempt, killed again and again; adds what it saw to `counts`. */
async function killAttempt(counts: Record<'kills' | 'acknowledged' | 'lost' | 'changed' | 'refused' | 'torn', number>) {
  const folder = temporaryFolder()
  const acknowledged = new Map<number, Acknowledged>()
  for (let round = 0; round < killsPerAttempt && counts.kills < kills; round++) {
    counts.kills++
    for (const edit of await writeAndKill(folder, Math.random() * 120)) acknowledged.set(edit.seq, edit)
    const { events, report } = await readFolder(folder)
    if (!report.ok) counts.refused++
    foldEvents(events)
    const bySeq = new Map(events.map((event) => [event.seq, event]))
    for (const edit of acknowledged.values()) {
      const event = bySeq.get(edit.seq)
      if (event === undefined) counts.lost++
      else if (event.type !== 'edit.made' || event.data.inserted !== edit.inserted || event.wallMs !== edit.wallMs)
        counts.changed++
    }
  }
  counts.torn += (await readFolder(folder)).report.repairs
  counts.acknowledged += acknowledged.size
  removeFolder(folder)
}

describe('a client that is killed while it writes', () => {
  it(`[J52] loses no edit that it called durable, ${kills} kills at random moments`, async () => {
    const counts = { kills: 0, acknowledged: 0, lost: 0, changed: 0, refused: 0, torn: 0 }
    const lane = async () => {
      while (counts.kills < kills) await killAttempt(counts)
    }
    await Promise.all([lane(), lane()])
    process.stdout.write(`journal kills: ${JSON.stringify(counts)}\n`)
    expect(counts).toMatchObject({ kills, lost: 0, changed: 0, refused: 0 })
    expect(counts.acknowledged).toBeGreaterThan(kills)
  })
})

import { cpSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { createAttemptFolder } from '../../../../electron/main/journal/attempt-folder.ts'
import type { AttemptJournal } from '../../../../electron/main/journal/open-attempt-journal.ts'
import { decodeHeader } from '../../../../shared/journal/header.ts'
import { headAfterHeader, type SegmentHead } from '../../../../shared/journal/segment-head.ts'
import { verifyTail, verifyUnit } from '../../../../shared/journal/unit.ts'
import { testPrimitives, typed } from '../../../shared/journal/build-journal.ts'
import { createFakeClock, openTestJournal, readFolder, removeFolder, temporaryFolder } from './journal-desk.ts'

let folder: string
let time: ReturnType<typeof createFakeClock>
beforeEach(() => {
  folder = temporaryFolder()
  time = createFakeClock()
})
afterEach(() => removeFolder(folder))

const typesOf = (events: readonly { readonly type: string }[]) => events.map(({ type }) => type)

/** What sync does: asks for the next bytes, has them verified, moves on. Returns the state of the imaginary server. */
async function shipAll(journal: AttemptJournal): Promise<{ state: SegmentHead; shipped: string[] }> {
  let state: SegmentHead | null = null
  const shipped: string[] = []
  for (;;) {
    const next = await journal.unitsAfter(state?.segment ?? 0, state?.offset ?? 0)
    if (next === null) break
    shipped.push(`${next.type} ${next.segment}`)
    let result: ReturnType<typeof verifyUnit>
    if (next.type === 'header') {
      const header = decodeHeader(next.bytes)
      if (!header.ok) throw new Error(header.failure)
      result = headAfterHeader(testPrimitives, header.value, next.bytes, state)
    } else if (state === null) throw new Error('a unit before its header')
    else if (next.type === 'unit') result = verifyUnit(testPrimitives, state, next.bytes)
    else {
      const header = decodeHeader(next.nextHeader)
      if (!header.ok) throw new Error(header.failure)
      result = verifyTail(testPrimitives, state, header.value, next.bytes)
    }
    if (!result.ok) throw new Error(result.failure)
    state = result.value
  }
  if (state === null) throw new Error('nothing was shipped')
  return { state, shipped }
}

describe('appending', () => {
  it('[J58] starts a segment with the session and the attempt', async () => {
    const journal = await openTestJournal(folder, time)
    expect(typesOf(journal.events)).toEqual(['session.started', 'attempt.opened'])
    await journal.close('quit')
    expect(typesOf((await readFolder(folder)).events)).toEqual(['session.started', 'attempt.opened', 'session.ended'])
  })

  it('[J53] writes the first edit at once and the next ones together at the 250 ms mark', async () => {
    const journal = await openTestJournal(folder, time)
    const told: number[] = []
    journal.onDurable((events) => told.push(events.length))
    await journal.append(typed(0, 'a'))
    time.advance(100)
    const second = journal.append(typed(1, 'b'))
    time.advance(100)
    const third = journal.append(typed(2, 'c'))
    expect(journal.position().pendingEvents).toBe(2)
    time.advance(50)
    expect((await Promise.all([second, third])).map(({ seq, monoMs }) => [seq, monoMs])).toEqual([
      [3, 100],
      [4, 200],
    ])
    expect(told).toEqual([1, 2])
    await journal.close('quit')
  })

  it('[J53] writes an urgent event at once', async () => {
    const journal = await openTestJournal(folder, time)
    await journal.append(typed(0, 'a'))
    time.advance(1)
    const event = await journal.append({ type: 'fullscreen.entered', data: {} })
    expect(event).toMatchObject({ seq: 3, monoMs: 1 })
    expect(journal.position()).toMatchObject({ durableOffset: journal.position().checkpointOffset, nextSeq: 4 })
    await journal.close('quit')
  })

  it('[J54] signs five seconds after the first unsigned news', async () => {
    const journal = await openTestJournal(folder, time)
    await journal.append(typed(0, 'a'))
    const before = journal.position()
    expect(before.checkpointOffset).toBeLessThan(before.durableOffset)
    time.advance(5_000)
    await journal.flush()
    const after = journal.position()
    expect(after.checkpointOffset).toBe(after.durableOffset)
    await journal.close('quit')
  })

  it('[J54] does not sign because of a receipt alone', async () => {
    const journal = await openTestJournal(folder, time)
    const data = { segment: 0, endOffset: 400, serverTimeMs: 1, receipt: 'x' }
    await journal.append({ type: 'sync.receipted', data })
    expect(time.pendingTimers()).toBe(0)
    expect(journal.position().checkpointOffset).toBeLessThan(journal.position().durableOffset)
    await journal.close('quit')
  })

  it('[J54] signs when a unit reaches 4 KiB', async () => {
    const journal = await openTestJournal(folder, time)
    await journal.append(typed(0, 'x'.repeat(4_096)))
    expect(journal.position().checkpointOffset).toBe(journal.position().durableOffset)
    await journal.close('quit')
  })

  it('[J59] refuses half a character and goes on', async () => {
    const journal = await openTestJournal(folder, time)
    await expect(journal.append(typed(0, 'a\ud83d'))).rejects.toMatchObject({ code: 'journal/text-malformed' })
    expect(await journal.append(typed(0, 'a'))).toMatchObject({ seq: 2 })
    await journal.close('quit')
  })

  it('starts a new frame when the wall clock is set back an hour, and keeps both times', async () => {
    const journal = await openTestJournal(folder, time)
    await journal.append(typed(0, 'a'))
    time.advance(100)
    const before = journal.append(typed(1, 'b'))
    time.jumpWall(-3_600_000)
    time.advance(100)
    const after = journal.append({ type: 'clock.jumped', data: { deltaMs: -3_600_000 } })
    const [one, two] = await Promise.all([before, after])
    expect([two.monoMs - one.monoMs, two.wallMs - one.wallMs]).toEqual([100, 100 - 3_600_000])
    await journal.close('quit')
    expect((await readFolder(folder)).events.slice(3, 5)).toEqual([one, two])
  })
})

describe('segments', () => {
  it('[J57] starts a new segment when one is full, without a gap', async () => {
    const journal = await openTestJournal(folder, time, { maxSegmentBytes: 2_000 })
    for (let index = 0; index < 60; index++) {
      time.advance(300)
      await journal.append(typed(index, 'abcdefghij'))
    }
    await journal.seal()
    await journal.close('quit')
    const { events, report } = await readFolder(folder)
    expect(report).toMatchObject({ ok: true, isSealed: true, gaps: 0, forks: 0, repairs: 0 })
    expect(report.segments).toBeGreaterThan(2)
    expect(events.map(({ seq }) => seq)).toEqual(events.map((_, index) => index))
  })

  it('[J55] ships headers, units and tails, durable ones only, in an order that a keyless server can verify', async () => {
    const first = await openTestJournal(folder, time)
    await first.append(typed(0, 'a'))
    const copy = temporaryFolder()
    cpSync(folder, copy, { recursive: true }) // what a process that dies here leaves: the edit in a tail
    await first.close('quit')

    const second = await openTestJournal(copy, time)
    await second.append(typed(1, 'b'))
    await second.seal()
    const { state, shipped } = await shipAll(second)
    expect(shipped).toEqual(['header 0', 'unit 0', 'tail 0', 'header 1', 'unit 1', 'unit 1'])
    expect(state).toMatchObject({ segment: 1, nextSeq: 5, isSealed: true, offset: second.position().durableOffset })
    await second.close('quit')
    removeFolder(copy)
  })

  it('[J47] opens a sealed journal for reading and shipping only', async () => {
    const first = await openTestJournal(folder, time)
    await first.append(typed(0, 'a'))
    await first.seal()
    await first.close('quit')
    const second = await openTestJournal(folder, time)
    expect(second.position()).toMatchObject({ segment: 0, isSealed: true })
    await expect(second.append(typed(1, 'b'))).rejects.toMatchObject({ code: 'journal/sealed' })
    expect((await shipAll(second)).state).toMatchObject({ segment: 0, isSealed: true, nextSeq: 3 })
    await second.close('quit')
  })

  it('[J48] leaves other files of the folder alone', async () => {
    await (await openTestJournal(folder, time)).close('quit')
    for (const name of ['notes.txt', '1.cnj', '000001.cnj.bak']) writeFileSync(join(folder, name), 'not a segment')
    const second = await openTestJournal(folder, time)
    expect(second.position().segment).toBe(1)
    await second.close('quit')
    expect(readdirSync(folder).toSorted()).toEqual([
      '000000.cnj',
      '000001.cnj',
      '000001.cnj.bak',
      '1.cnj',
      'notes.txt',
      'writer.lock',
    ])
  })

  it('[J51] never writes into a segment that exists', async () => {
    const attempt = createAttemptFolder(folder)
    await attempt.prepare()
    writeFileSync(join(folder, '000000.cnj'), 'somebody else’s')
    await expect(attempt.create(0, new Uint8Array(288))).rejects.toMatchObject({ code: 'EEXIST' })
    expect(readFileSync(join(folder, '000000.cnj'), 'utf8')).toBe('somebody else’s')
  })

  it('[J50] refuses a second writer until the first lets go', async () => {
    const first = await openTestJournal(folder, time)
    await expect(openTestJournal(folder, time)).rejects.toMatchObject({ code: 'journal/held' })
    await first.close('quit')
    await (await openTestJournal(folder, time)).close('quit')
  })
})

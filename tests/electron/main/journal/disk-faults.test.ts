import { describe, expect, it } from 'vitest'
import { createJournalWriter, type JournalFailure } from '../../../../electron/main/journal/journal-writer.ts'
import type { EventData } from '../../../../shared/attempt/events.ts'
import { openJournal } from '../../../../shared/journal/open.ts'
import {
  attemptOpened,
  sessionStarted,
  testAttemptId,
  testOnlyAttemptKey,
  testOnlyDevice,
  testPrimitives,
  typed,
} from '../../../shared/journal/build-journal.ts'
import { createFakeClock } from './journal-desk.ts'
import { createMemoryFolder, diskError } from './memory-folder.ts'

/** A writer on a disk that fails when told to. */
async function onFailingDisk() {
  const time = createFakeClock()
  const memory = createMemoryFolder()
  const { isResumed: _, ...sessionFacts } = sessionStarted.data as EventData<'session.started'>
  const writer = createJournalWriter({
    folder: memory.folder,
    primitives: testPrimitives,
    deviceKey: testOnlyDevice,
    attemptId: testAttemptId,
    attemptKey: testOnlyAttemptKey,
    sealKey: async () => new Uint8Array(80),
    scoringKeyId: new Uint8Array(16),
    ...time,
    sessionFacts,
    attemptFacts: attemptOpened.data as EventData<'attempt.opened'>,
    recovered: { events: [], readings: [], isSealed: false, notices: [] },
  })
  await writer.start()
  const failures: JournalFailure[] = []
  writer.onFailure((failure) => failures.push(failure))
  const seen: number[] = []
  writer.onDurable((events) => seen.push(...events.map(({ seq }) => seq)))
  const read = async () => openJournal(testPrimitives, await memory.folder.list(), testOnlyAttemptKey)
  return { time, memory, writer, failures, seen, read }
}

/** Fails the next `times` operations of a kind. */
function failing(operation: 'create' | 'write' | 'sync', code: string, times: number) {
  let left = times
  return (asked: string) => (asked === operation && left-- > 0 ? diskError(code) : null)
}

describe('a disk that fails', () => {
  it('[J56] once at a sync is left alone, and the event goes to a new segment', async () => {
    const { memory, writer, failures, seen, read } = await onFailingDisk()
    memory.failWith(failing('sync', 'EIO', 1))
    const event = await writer.append(typed(0, 'kept'))
    expect(event).toMatchObject({ segment: 1, seq: 4 })
    expect(failures.map(({ code, pendingEvents }) => [code, pendingEvents])).toEqual([['journal/storage-failed', 1]])
    expect(memory.calls.filter((call) => call === 'sync 0')).toHaveLength(2) // the first frame's, the failed one: no retry
    await writer.seal()
    const { events, report } = await read()
    expect(report).toMatchObject({ ok: true, isSealed: true, segments: 2, gaps: 0 })
    expect(events.map(({ type }) => type)).toEqual([
      'session.started',
      'attempt.opened',
      'session.started',
      'storage.failed',
      'edit.made',
    ])
    expect(events.at(-1)).toEqual(event)
    expect(seen).toEqual([2, 3, 4])
  })

  it('[J56] in the middle of a write leaves a tail that the next header cuts off', async () => {
    const { memory, writer, read } = await onFailingDisk()
    memory.failWith(failing('write', 'ENOSPC', 1))
    await writer.append(typed(0, 'kept'))
    await writer.seal()
    const { report } = await read()
    expect(report).toMatchObject({ ok: true, isSealed: true, repairs: 1 })
    expect(report.repairedBytes).toBeGreaterThan(0)
  })

  it('[J56] after a signed write leaves out the unit that was never confirmed', async () => {
    const { memory, writer, read } = await onFailingDisk()
    memory.failWith(failing('sync', 'EIO', 1))
    await writer.append({ type: 'fullscreen.entered', data: {} })
    await writer.seal()
    const { events, report } = await read()
    expect(report).toMatchObject({ ok: true, isSealed: true, abandonedUnits: 1 })
    expect(events.filter(({ type }) => type === 'fullscreen.entered')).toHaveLength(1)
  })

  it('[J56] for a minute keeps everything in memory and saves it when there is room', async () => {
    const { time, memory, writer, failures, read } = await onFailingDisk()
    memory.failWith((operation) => (operation === 'sync' ? null : diskError('ENOSPC')))
    const saves: Promise<unknown>[] = []
    for (let index = 0; index < 60; index++) {
      saves.push(writer.append(typed(index, String(index % 10))))
      time.advance(1_000)
      await new Promise((resolve) => setImmediate(resolve))
    }
    expect(writer.position().pendingEvents).toBe(60)
    expect(new Set(failures.map(({ code }) => code))).toEqual(new Set(['journal/storage-full']))
    expect(failures.length).toBeLessThan(12) // tries grow rarer
    await expect(writer.flush()).rejects.toMatchObject({ code: 'journal/storage-full' })
    memory.failWith(() => null)
    time.advance(30_000)
    await Promise.all(saves)
    await writer.seal()
    const { events, report } = await read()
    expect(report).toMatchObject({ ok: true, isSealed: true, gaps: 0, forks: 0 })
    const typedText = events.flatMap((event) => (event.type === 'edit.made' ? [event.data.inserted] : [])).join('')
    expect(typedText).toBe('0123456789'.repeat(6))
  })

  it('[J56] at the seal seals in a new segment', async () => {
    const { memory, writer, read } = await onFailingDisk()
    memory.failWith(failing('sync', 'EIO', 1))
    await writer.seal()
    expect((await read()).report).toMatchObject({ ok: true, isSealed: true, segments: 2 })
  })

  it('says so when it closes with events that could not be written', async () => {
    const { memory, writer } = await onFailingDisk()
    memory.failWith(() => diskError('EROFS'))
    const lost = writer.append(typed(0, 'x'))
    const [outcome] = await Promise.allSettled([lost, writer.close('quit')])
    expect(outcome).toMatchObject({ status: 'rejected', reason: { code: 'journal/storage-read-only' } })
  })

  it('[J53] that is slow widens the window to a second', async () => {
    const { time, memory, writer } = await onFailingDisk()
    memory.failWith((operation) => {
      if (operation === 'sync') time.advance(30)
      return null
    })
    for (let index = 0; index < 25; index++) {
      const saved = writer.append(typed(index, 'x'), { isUrgent: true })
      await saved
    }
    const writes = () => memory.calls.filter((call) => call.startsWith('sync')).length
    time.advance(2_000)
    await writer.append(typed(25, 'x'))
    const before = writes()
    const next = writer.append(typed(26, 'x'))
    time.advance(900)
    await new Promise((resolve) => setImmediate(resolve))
    expect(writes()).toBe(before)
    time.advance(100)
    await next
    expect(writes()).toBe(before + 1)
  })
})

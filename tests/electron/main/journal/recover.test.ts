import { describe, expect, it } from 'vitest'
import { createJournalWriter } from '../../../../electron/main/journal/journal-writer.ts'
import { type RecoveredAttempt, recoverAttempt } from '../../../../electron/main/journal/recover.ts'
import type { EventData, NewEvent } from '../../../../shared/attempt/events.ts'
import { concatBytes } from '../../../../shared/bytes.ts'
import { AppError } from '../../../../shared/errors.ts'
import { openJournal } from '../../../../shared/journal/open.ts'
import type { SegmentBytes } from '../../../../shared/journal/report.ts'
import { verifyJournal } from '../../../../shared/journal/verify.ts'
import {
  at,
  attemptOpened,
  buildJournal,
  sessionStarted,
  testAttemptId,
  testOnlyAttemptKey,
  testOnlyDevice,
  testOnlyOtherDevice,
  testPrimitives,
  testWriter,
  typed,
} from '../../../shared/journal/build-journal.ts'
import { createFakeClock } from './journal-desk.ts'
import { createMemoryFolder } from './memory-folder.ts'

/** Segment 0 as its process left it, then segment 1, which was being written: two units and three frames of tail. */
function unfinished(): { segments: readonly SegmentBytes[]; frameEnds: readonly number[] } {
  const first = buildJournal()
  const [zero] = first.segments
  const [end] = first.ends
  if (zero === undefined || end === undefined) throw new Error('a first segment')
  const writer = testWriter(end)
  const chunks = [writer.header]
  const frameEnds = [writer.mark().offset]
  function add(bytes: Uint8Array): void {
    chunks.push(bytes)
    frameEnds.push(writer.mark().offset)
  }
  add(writer.frame(0, [at(0, sessionStarted)]).bytes)
  add(writer.checkpoint(0))
  add(writer.frame(0, [at(100, typed(0, 'one'))]).bytes)
  add(writer.checkpoint(120))
  for (const [index, text] of ['two', 'three', 'four'].entries())
    add(writer.frame(0, [at(200 + index, typed(0, text))]).bytes)
  return { segments: [zero, { segment: 1, bytes: concatBytes(...chunks) }], frameEnds }
}

const { segments, frameEnds } = unfinished()
const truth = openJournal(testPrimitives, segments, testOnlyAttemptKey).events
const last = segments[1]?.bytes ?? new Uint8Array()

function withLast(bytes: Uint8Array): readonly SegmentBytes[] {
  return [...segments.slice(0, 1), { segment: 1, bytes }]
}

async function recover(damaged: readonly SegmentBytes[], device = testOnlyDevice, attemptKey = testOnlyAttemptKey) {
  const memory = createMemoryFolder(damaged)
  const attempt = { attemptId: testAttemptId, attemptKey, devicePublicKey: device.publicKey }
  const recovered = await recoverAttempt({ folder: memory.folder, primitives: testPrimitives, ...attempt }).catch(
    (error: unknown) => {
      if (error instanceof AppError) return error.code
      throw error
    },
  )
  return { memory, recovered }
}

/** Goes on after a recovery as the client would, and says what a verifier makes of the result. */
async function continueAfter(memory: ReturnType<typeof createMemoryFolder>, recovered: RecoveredAttempt) {
  const { isResumed: _, ...sessionFacts } = sessionStarted.data as EventData<'session.started'>
  const writer = createJournalWriter({
    folder: memory.folder,
    primitives: testPrimitives,
    deviceKey: testOnlyDevice,
    attemptId: testAttemptId,
    attemptKey: testOnlyAttemptKey,
    sealKey: async () => new Uint8Array(80),
    scoringKeyId: new Uint8Array(16),
    ...createFakeClock(),
    sessionFacts,
    attemptFacts: attemptOpened.data as EventData<'attempt.opened'>,
    recovered,
  })
  await writer.start()
  await writer.append(typed(0, 'again'))
  await writer.seal()
  const files = await memory.folder.list()
  return {
    keyless: verifyJournal(testPrimitives, files),
    opened: openJournal(testPrimitives, files, testOnlyAttemptKey),
  }
}

const notice = (recovered: RecoveredAttempt | string): readonly NewEvent[] | string =>
  typeof recovered === 'string' ? recovered : recovered.notices

describe('recovery', () => {
  it('finds every event of a process that died', async () => {
    const { recovered } = await recover(segments)
    expect(recovered).toMatchObject({ events: truth, notices: [], isSealed: false })
  })

  it('[J42] of a segment cut at any length keeps exactly the whole frames, and goes on', async () => {
    const wrong: string[] = []
    for (let length = 288; length <= last.length; length++) {
      const { memory, recovered } = await recover(withLast(last.slice(0, length)))
      if (typeof recovered === 'string') {
        wrong.push(`${length}: ${recovered}`)
        continue
      }
      const goodEnd = frameEnds.filter((end) => end <= length).at(-1) ?? 0
      const cut = length - goodEnd
      const { keyless, opened } = await continueAfter(memory, recovered)
      const repaired = opened.events.find((event) => event.type === 'journal.repaired')?.data
      const isRight =
        recovered.readings.at(-1)?.end.offset === goodEnd &&
        JSON.stringify(recovered.events) === JSON.stringify(truth.slice(0, recovered.events.length)) &&
        JSON.stringify(repaired) ===
          JSON.stringify(cut === 0 ? undefined : { segment: 1, bytesCut: cut, reason: 'torn tail' }) &&
        keyless.ok &&
        keyless.isSealed &&
        keyless.repairedBytes === cut &&
        opened.report.ok
      if (!isRight) wrong.push(`${length}: ${JSON.stringify(keyless)}`)
    }
    expect(wrong).toEqual([])
  })

  it('[J43] of a segment with any byte changed keeps the frames before it, says so, and goes on', async () => {
    const wrong: string[] = []
    for (let place = 288; place < last.length; place++) {
      const { memory, recovered } = await recover(withLast(last.with(place, (last[place] ?? 0) ^ 0x10)))
      if (typeof recovered === 'string') {
        wrong.push(`${place}: ${recovered}`)
        continue
      }
      const goodEnd = frameEnds.filter((end) => end <= place).at(-1) ?? 0
      const { keyless, opened } = await continueAfter(memory, recovered)
      const isRight =
        recovered.readings.at(-1)?.end.offset === goodEnd &&
        recovered.notices.length === 1 &&
        JSON.stringify(recovered.events) === JSON.stringify(truth.slice(0, recovered.events.length)) &&
        keyless.ok &&
        opened.report.ok &&
        opened.events.length === recovered.events.length + 3
      if (!isRight)
        wrong.push(`${place}: ${goodEnd} ${recovered.readings.at(-1)?.end.offset} ${JSON.stringify(keyless.problems)}`)
    }
    expect(wrong).toEqual([])
  })

  it('[J42] takes zeros to the end for a torn tail', async () => {
    const zeroed = new Uint8Array([...last, ...new Uint8Array(500)])
    const { recovered, memory } = await recover(withLast(zeroed))
    expect([notice(recovered), memory.quarantine]).toEqual([
      [{ type: 'journal.repaired', data: { segment: 1, bytesCut: 500, reason: 'torn tail' } }],
      [],
    ])
  })

  it('[J43] keeps a copy of what it does not believe', async () => {
    const { recovered, memory } = await recover(withLast(new Uint8Array([...last, ...new Uint8Array(40).fill(7)])))
    expect([notice(recovered), memory.quarantine]).toEqual([
      [{ type: 'journal.quarantined', data: { segment: 1, bytes: 40, code: 'journal/frame-malformed' } }],
      [`segment 1 from ${last.length}, 40 bytes`],
    ])
  })

  it('[J40, J41] sets a file aside that never got a header, and uses its number again', async () => {
    for (const bytes of [new Uint8Array(), last.slice(0, 287), new Uint8Array(288)]) {
      const { recovered, memory } = await recover(withLast(bytes))
      const data = { segment: 1, bytes: bytes.length, code: 'journal/header-malformed' }
      expect([notice(recovered), memory.quarantine]).toEqual([[{ type: 'journal.quarantined', data }], ['segment 1']])
    }
    const { recovered, memory } = await recover(withLast(last.with(250, (last[250] ?? 0) ^ 1)))
    expect(notice(recovered)).toMatchObject([{ data: { code: 'journal/signature-invalid' } }])
    if (typeof recovered === 'string') throw new Error(recovered)
    expect((await continueAfter(memory, recovered)).keyless).toMatchObject({ ok: true, segments: 2, isSealed: true })
  })

  it('[J44] refuses damage in an earlier segment and changes nothing', async () => {
    const first = segments[0]?.bytes ?? new Uint8Array()
    for (const bytes of [first.with(400, (first[400] ?? 0) ^ 1), first.slice(0, -1), first.with(10, 0)]) {
      const { recovered, memory } = await recover([{ segment: 0, bytes }, ...segments.slice(1)])
      expect([recovered, memory.quarantine, memory.files.size]).toEqual(['journal/history-damaged', [], 2])
    }
    expect((await recover(segments.slice(1))).recovered).toBe('journal/history-damaged')
  })

  it('refuses the journal of another device or attempt, another key, and a newer version', async () => {
    const newer = withLast(last.with(4, 2))
    const codes = [
      (await recover(segments, testOnlyOtherDevice)).recovered,
      (await recover(segments, testOnlyDevice, new Uint8Array(32))).recovered,
      (await recover(newer)).recovered,
    ]
    expect(codes).toEqual(['journal/other-device', 'journal/frame-unreadable', 'journal/version-unknown'])
  })

  it('[J45] refuses an event that this version does not know', async () => {
    const writer = testWriter(null)
    // A later version's event, which the types of this one cannot name.
    const later = { type: 'mind.read', data: {} } as unknown as NewEvent
    const bytes = concatBytes(writer.header, writer.frame(0, [at(0, later)]).bytes, writer.checkpoint(0))
    const { recovered, memory } = await recover([{ segment: 0, bytes }])
    expect([recovered, memory.quarantine]).toEqual(['journal/catalogue-newer', []])
  })

  it('[J46] refuses a payload that its writer got wrong', async () => {
    const writer = testWriter(null)
    const wrong = typed(200_001, 'x') // past the longest text: `checkEvent` would not have let it through
    const bytes = concatBytes(writer.header, writer.frame(0, [at(0, wrong)]).bytes, writer.checkpoint(0))
    const { recovered, memory } = await recover([{ segment: 0, bytes }])
    expect([recovered, memory.quarantine]).toEqual(['journal/payload-malformed', []])
  })

  it('[J47] finds a sealed journal sealed, whatever was added to it', async () => {
    const sealed = buildJournal().segments
    const [, one] = sealed
    const longer = [...sealed.slice(0, 1), { segment: 1, bytes: concatBytes(one?.bytes ?? last, new Uint8Array(9)) }]
    expect((await recover(sealed)).recovered).toMatchObject({ isSealed: true, notices: [] })
    expect((await recover(longer)).recovered).toMatchObject({ isSealed: true, notices: [] })
  })
})

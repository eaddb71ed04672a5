import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { openAttemptKey, scoringKeyPairOf } from '../../../node/crypto/hpke.ts'
import { createJournalPrimitives } from '../../../node/crypto/journal-primitives.ts'
import { fromHex, toHex } from '../../../shared/bytes.ts'
import { checkExport } from '../../../shared/journal/check-export.ts'
import { decodeExport, encodeExport } from '../../../shared/journal/export.ts'
import { decodeHeader } from '../../../shared/journal/header.ts'
import { openJournal } from '../../../shared/journal/open.ts'
import { buildVector, type VectorInput, vectorFolder } from './make-vectors.ts'

const primitives = createJournalPrimitives()
const read = (name: string) => Uint8Array.from(readFileSync(join(vectorFolder, name)))
const vector: { input: VectorInput; expected: ReturnType<typeof buildVector>['expected'] } = JSON.parse(
  readFileSync(join(vectorFolder, 'vector.json'), 'utf8'),
)
const key = fromHex(vector.input.attemptKey) ?? new Uint8Array()
const files = [0, 1].map((segment) => ({ segment, bytes: read(`00000${segment}.cnj`) }))

describe('the frozen vectors of version 1', () => {
  it('encode again to the same bytes', () => {
    const again = buildVector(vector.input)
    expect(again.segments.map(toHex)).toEqual(files.map(({ bytes }) => toHex(bytes)))
    expect(again.expected).toEqual(vector.expected)
    expect(toHex(again.exported)).toBe(toHex(read('attempt.candor')))
  })

  it('open to the events that they were made from', () => {
    const { events, report } = openJournal(primitives, files, key)
    expect(report).toMatchObject({ ok: true, isSealed: true, segments: 2, frames: 7, events: 13, checkpoints: 4 })
    const made = vector.input.segments.flatMap(({ createdMs, steps }, segment) =>
      steps.flatMap((step) =>
        'events' in step
          ? step.events.map(({ monoMs, event }) => ({
              ...event,
              segment,
              monoMs,
              wallMs: createdMs + monoMs + step.skewMs,
            }))
          : [],
      ),
    )
    expect(events).toEqual(made.map((event, seq) => ({ ...event, seq })))
  })

  it('give their attempt key to the scoring key, and to no other attempt', async () => {
    const pair = scoringKeyPairOf(fromHex(vector.input.scoringPrivateKey) ?? new Uint8Array())
    const sealed = files.map(({ bytes }) => {
      const header = decodeHeader(bytes)
      return header.ok ? header.value.sealedKey : new Uint8Array()
    })
    const opened = await Promise.all(sealed.map((one) => openAttemptKey(pair, vector.input.attemptId, one)))
    expect(opened.map((one) => one.ok && toHex(one.value))).toEqual([toHex(key), toHex(key)])
    const other = await openAttemptKey(pair, '00000000-0000-4000-8000-000000000000', sealed[0] ?? new Uint8Array())
    expect(other).toEqual({ ok: false, failure: 'journal/key-unopened' })
  })

  it('hold as an export, receipts included', () => {
    const file = decodeExport(read('attempt.candor'))
    if (!file.ok) throw new Error(file.failure)
    expect(toHex(encodeExport(file.value))).toBe(toHex(read('attempt.candor')))
    const report = checkExport(primitives, file.value)
    expect([report.ok, report.receipts.confirmed, report.receipts.confirmedNextSeq]).toEqual([true, 2, 13])
  })
})

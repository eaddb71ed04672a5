import { beforeAll, describe, expect, it } from 'vitest'
import { readEvidence } from '../../../shared/bundle/bundle.ts'
import { checkEvidence, type EvidenceReport } from '../../../shared/bundle/check-evidence.ts'
import { testPrimitives } from '../journal/build-journal.ts'
import { flip, frameAt, withSegment, withSegments } from '../tamper/manipulation.ts'
import { manipulations } from '../tamper/table.ts'
import { createWorld, type World } from '../tamper/world.ts'

let world: World
beforeAll(async () => {
  world = await createWorld()
})

function check(bytes: Uint8Array): EvidenceReport {
  const evidence = readEvidence(bytes)
  if (!evidence.ok) throw new Error(evidence.failure)
  return checkEvidence(testPrimitives, evidence.value, { attemptKey: world.writing.attemptKey })
}

const make = (id: string) => manipulations.find((one) => one.id === id)?.make(world) ?? new Uint8Array()

describe('receipts', () => {
  it('[J34] that an event misquotes, or quotes before their time, are named with the event’s place', () => {
    for (const id of ['quote-time', 'quote-place', 'quote-from-the-future'])
      expect(check(make(id)).quotedProblems).toMatchObject([{ code: 'receipt/misquoted', segment: 1, offset: 599 }])
  })

  it('that the journal quotes and the file does not list are checked like the others', () => {
    const report = check(withSegments(world, world.written.segments, []))
    expect(report).toMatchObject({ ok: true, quotedReceipts: 3, unlistedReceipts: 3, receipts: { confirmed: 3 } })
  })

  it('[X5] are listed in the order of their places, as segments are by their numbers', () => {
    const { segments, receipts } = world.written
    const states = [
      withSegments(world, segments),
      withSegments(world, segments.toReversed()),
      withSegments(world, segments, receipts.toReversed()),
      withSegments(world, segments, [...receipts, receipts.at(-1) ?? '']),
    ].map((bytes) => check(bytes).export.isOrdered)
    expect(states).toEqual([true, false, false, false])
  })

  it('for places behind a damage are not called a missing end', () => {
    const damaged = withSegment(world, 1, (bytes) => flip(bytes, frameAt(bytes, 2).start + 30))
    expect(check(damaged).receipts).toMatchObject({ confirmed: 5, unjudged: 5, problems: [] })
  })
})

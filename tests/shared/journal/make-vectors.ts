import { existsSync, mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { importSigner } from '../../../node/crypto/device-key.ts'
import { scoringKeyPairOf, sealAttemptKey } from '../../../node/crypto/hpke.ts'
import { createJournalPrimitives } from '../../../node/crypto/journal-primitives.ts'
import type { NewEvent } from '../../../shared/attempt/events.ts'
import { concatBytes, toBase64Url, toHex } from '../../../shared/bytes.ts'
import { encodeExport } from '../../../shared/journal/export.ts'
import { scoringKeyId } from '../../../shared/journal/keys.ts'
import { encodePayload, type TimedEvent } from '../../../shared/journal/payload.ts'
import { signReceipt } from '../../../shared/journal/receipt.ts'
import { createSegmentWriter, type SegmentEnd } from '../../../shared/journal/segment-writer.ts'

/**
 * Wrote tests/vectors/journal-v1/ once, with `node tests/shared/journal/make-vectors.ts`. The files are frozen: they
 * are what version 1 means. This refuses to write over them; another version gets another folder.
 */

export const vectorFolder = join(import.meta.dirname, '../../vectors/journal-v1')

/** Everything that is random in a real journal, fixed. Never for real use. */
export interface VectorInput {
  readonly attemptId: string
  readonly attemptKey: string
  readonly deviceSeed: string
  readonly serverSeed: string
  readonly scoringPrivateKey: string
  readonly sealedKeys: readonly string[]
  readonly segments: readonly {
    readonly createdMs: number
    readonly salt: string
    /** Frames in order: data with its skew and events, or a signature at a time. */
    readonly steps: readonly VectorStep[]
  }[]
}
export type VectorStep =
  | { readonly skewMs: number; readonly events: readonly TimedEvent[] }
  | { readonly checkpointMs: number }
  | { readonly sealMs: number }

const bytesOf = (hex: string) => Uint8Array.from(Buffer.from(hex, 'hex'))

/** Builds the segments that an input describes, with what is worth comparing on the way. */
export function buildVector(input: VectorInput) {
  const primitives = createJournalPrimitives()
  const device = importSigner(bytesOf(input.deviceSeed))
  const server = importSigner(bytesOf(input.serverSeed))
  const scoring = scoringKeyPairOf(bytesOf(input.scoringPrivateKey))
  const segments: Uint8Array[] = []
  const payloads: string[] = []
  const ends: SegmentEnd[] = []
  for (const [index, segment] of input.segments.entries()) {
    const writer = createSegmentWriter(primitives, device, {
      attemptId: input.attemptId,
      createdMs: segment.createdMs,
      previous: ends.at(-1) ?? null,
      attemptKey: bytesOf(input.attemptKey),
      sealedKey: bytesOf(input.sealedKeys[index] ?? ''),
      scoringKeyId: scoringKeyId(primitives, scoring.publicKey),
      salt: bytesOf(segment.salt),
    })
    const chunks = segment.steps.map((step) => {
      if ('checkpointMs' in step) return writer.checkpoint(step.checkpointMs)
      if ('sealMs' in step) return writer.seal(step.sealMs)
      payloads.push(toHex(encodePayload(step.skewMs, step.events)))
      return writer.frame(step.skewMs, step.events).bytes
    })
    segments.push(concatBytes(writer.header, ...chunks))
    ends.push(writer.mark().end())
  }
  const receipts = ends.map((end) =>
    signReceipt(
      {
        attemptId: input.attemptId,
        segment: end.segment,
        endOffset: end.offset,
        frameNumber: end.frameNumber,
        nextSeq: end.nextSeq,
        head: end.head,
        serverTimeMs: 1_760_000_200_000 + end.segment,
      },
      server.sign,
    ),
  )
  const exported = encodeExport({
    attemptId: input.attemptId,
    exportedMs: 1_760_000_300_000,
    exportedBy: 'journal-v1 test vector',
    segments: segments.map((bytes, segment) => ({ segment, bytes })),
    receipts,
    serverPublicKey: server.publicKey,
  })
  const expected = {
    devicePublicKey: toHex(device.publicKey),
    serverPublicKey: toHex(server.publicKey),
    scoringPublicKey: toHex(scoring.publicKey),
    scoringKeyId: toHex(scoringKeyId(primitives, scoring.publicKey)),
    payloads,
    ends: ends.map(({ head, ...end }) => ({ ...end, head: toHex(head) })),
    receipts,
  }
  return { segments, exported, expected }
}

const typed = (from: number, inserted: string): NewEvent => ({
  type: 'edit.made',
  data: { kind: 'typed', field: 0, from, removed: 0, inserted },
})

const started = (isResumed: boolean): NewEvent => ({
  type: 'session.started',
  data: {
    catalogue: 1,
    appVersion: '0.1.0',
    runtime: 'test vector',
    os: 'linux',
    arch: 'x64',
    locale: 'en-GB',
    timeZone: 'Europe/Berlin',
    displays: [{ width: 2560, height: 1440, scale: 1.5, isInternal: false }],
    isResumed,
  },
})

const opened: NewEvent = {
  type: 'attempt.opened',
  data: {
    organisation: 'Example',
    project: 'Vectors',
    assessment: 'sample',
    packDigest: 'aa'.repeat(32),
    policyDigest: 'bb'.repeat(32),
    consentDigest: 'cc'.repeat(32),
    fields: ['first.text', 'second.rating'],
  },
}

const at = (monoMs: number, event: NewEvent): TimedEvent => ({ monoMs, event })

/** One of each thing that a reader can get wrong: text beyond the BMP, a byte order mark, floats, skew, a tail, a seal. */
const segments: VectorInput['segments'] = [
  {
    createdMs: 1_760_000_000_000,
    salt: '01'.repeat(16),
    steps: [
      { skewMs: 0, events: [at(0, started(false)), at(3, opened)] },
      { checkpointMs: 3 },
      { skewMs: 0, events: [at(1_000, typed(0, 'a')), at(1_120, typed(1, 'é')), at(1_401, typed(2, '😀'))] },
      { skewMs: -3_600_000, events: [at(1_500, { type: 'clock.jumped', data: { deltaMs: -3_600_000 } })] },
      { checkpointMs: 1_500 },
      { skewMs: -3_600_000, events: [at(70_000, typed(0, '\ufeff')), at(70_300, typed(0, 'x'.repeat(300)))] },
      { skewMs: -3_600_000, events: [at(70_600, { type: 'field.set', data: { field: 1, value: 4 } })] },
    ],
  },
  {
    createdMs: 1_760_000_100_000,
    salt: '02'.repeat(16),
    steps: [
      {
        skewMs: 0,
        events: [
          at(0, started(true)),
          at(0, { type: 'journal.repaired', data: { segment: 0, bytesCut: 17, reason: 'torn tail' } }),
        ],
      },
      { checkpointMs: 0 },
      {
        skewMs: 2,
        events: [
          at(500, { type: 'edit.made', data: { kind: 'deleted', field: 0, from: 0, removed: 301, inserted: '' } }),
          at(900, { type: 'attempt.submitted', data: {} }),
        ],
      },
      { sealMs: 901 },
    ],
  },
]

if (import.meta.main) {
  const path = join(vectorFolder, 'vector.json')
  if (existsSync(path)) throw new Error('the vectors of version 1 are frozen')
  const secrets = {
    attemptId: '0196f3a0-5b7c-7d2e-8a41-9c3f5e2b7d10',
    attemptKey: '11'.repeat(32),
    deviceSeed: '22'.repeat(32),
    serverSeed: '77'.repeat(32),
    scoringPrivateKey: '66'.repeat(32),
  }
  const scoring = scoringKeyPairOf(bytesOf(secrets.scoringPrivateKey))
  const seal = () => sealAttemptKey(scoring.publicKey, secrets.attemptId, bytesOf(secrets.attemptKey))
  const input: VectorInput = { ...secrets, sealedKeys: [toHex(await seal()), toHex(await seal())], segments }
  const vector = buildVector(input)
  mkdirSync(vectorFolder, { recursive: true })
  for (const [index, bytes] of vector.segments.entries())
    writeFileSync(join(vectorFolder, `00000${index}.cnj`), bytes, { flag: 'wx' })
  writeFileSync(join(vectorFolder, 'attempt.candor'), vector.exported, { flag: 'wx' })
  writeFileSync(path, `${JSON.stringify({ input, expected: vector.expected }, null, 2)}\n`, { flag: 'wx' })
  process.stdout.write(`attempt key ${toBase64Url(bytesOf(secrets.attemptKey))}\n`)
}

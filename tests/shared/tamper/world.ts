import { createHash } from 'node:crypto'
import { importSigner } from '../../../node/crypto/device-key.ts'
import { type ScoringKeyPair, scoringKeyPairOf, sealAttemptKey } from '../../../node/crypto/hpke.ts'
import type { NewEvent } from '../../../shared/attempt/events.ts'
import { type Bundle, encodeBundle } from '../../../shared/bundle/bundle.ts'
import { canonicalBytes } from '../../../shared/canonical.ts'
import { encodeExport, type JournalExport } from '../../../shared/journal/export.ts'
import { scoringKeyId } from '../../../shared/journal/keys.ts'
import type { Signer } from '../../../shared/journal/primitives.ts'
import { writeReply } from '../../../shared/journal/reply.ts'
import { testPrimitives, typed } from '../journal/build-journal.ts'
import { type Script, type ScriptUnit, type Writing, type Written, write } from './builder.ts'

/** An honest attempt of three sessions, and everything that a forger may have: other attempts, other keys. Never for real use. */
export interface World {
  readonly script: Script
  readonly writing: Writing
  readonly written: Written
  /** Another attempt on the same computer, by the same organisation. */
  readonly other: Written
  readonly otherWriting: Writing
  readonly scoringKey: ScoringKeyPair
  readonly stranger: Signer
  readonly otherServer: Signer
  readonly documents: { readonly pack: string; readonly policy: string; readonly consent: string }
  readonly otherDocuments: { readonly pack: string; readonly policy: string; readonly consent: string }
  readonly madeMs: number
  /** What the candidate said after the submission, twice. */
  readonly replies: readonly Uint8Array[]
}

export const startMs = Date.UTC(2026, 2, 2, 9)
const attemptId = '0196f3a0-5b7c-7d2e-8a41-9c3f5e2b7d10'
const otherAttemptId = '0196f3a0-9999-7d2e-8a41-9c3f5e2b7d99'
const seed = (byte: number) => new Uint8Array(32).fill(byte)

function documentsOf(name: string) {
  return {
    pack: JSON.stringify({ title: `Items ${name}`, items: ['one', 'two'] }),
    policy: JSON.stringify({ lockdown: 'observe', name }),
    consent: JSON.stringify({ text: `What is recorded, for ${name}` }),
  }
}

export function digestOf(text: string): string {
  return createHash('sha256')
    .update(canonicalBytes(JSON.parse(text)))
    .digest('hex')
}

export function started(runtime = 'electron 45.0.0', isResumed = false): NewEvent {
  const data = { catalogue: 1, appVersion: '0.1.0', runtime, os: 'linux', arch: 'x64', locale: 'en' } as const
  return { type: 'session.started', data: { ...data, timeZone: 'UTC', displays: [], isResumed } }
}

export function opened(documents: World['documents']): NewEvent {
  return {
    type: 'attempt.opened',
    data: {
      organisation: 'Example',
      project: 'Demo',
      assessment: 'Sample',
      packDigest: digestOf(documents.pack),
      policyDigest: digestOf(documents.policy),
      consentDigest: digestOf(documents.consent),
      fields: ['one.text', 'two.text'],
    },
  }
}

export function agreed(documents: World['documents']): NewEvent {
  return { type: 'consent.recorded', data: { consentDigest: digestOf(documents.consent), choices: {} } }
}

/** One frame of events at the times that stand before them, and a checkpoint. */
export function unit(
  events: readonly (readonly [number, NewEvent | 'quote'])[],
  end: ScriptUnit['end'] = 'checkpoint',
): ScriptUnit {
  return { frames: [{ timeMs: events[0]?.[0] ?? 0, events }], end }
}

/** Three sessions: one that a crash ended, one that was left in peace, one that was submitted. */
export function scriptOf(documents: World['documents'], firstMs = startMs): Script {
  const submitted: NewEvent = { type: 'attempt.submitted', data: {} }
  return [
    {
      createdMs: firstMs,
      units: [
        {
          frames: [
            {
              timeMs: 0,
              events: [
                [0, started()],
                [5, opened(documents)],
                [6, agreed(documents)],
              ],
            },
            { timeMs: 4_000, events: [[4_000, { type: 'assessment.started', data: {} }]] },
          ],
          end: 'checkpoint',
        },
        {
          frames: [
            {
              timeMs: 9_000,
              events: [
                [9_000, typed(0, 'The fee')],
                [9_400, typed(7, ' is capped')],
              ],
            },
            {
              timeMs: 12_000,
              events: [
                [12_000, 'quote'],
                [12_500, typed(17, ' at $10.')],
              ],
            },
          ],
          end: 'checkpoint',
        },
        unit([
          [20_000, typed(0, 'Note: ', 1)],
          [20_900, typed(6, 'see the sheet.', 1)],
        ]),
        {
          ...unit(
            [
              [31_000, typed(25, ' Not $15.')],
              [31_300, typed(34, '!')],
            ],
            'none',
          ),
          arrivedMs: 605_000,
        },
      ],
      torn: new Uint8Array([80, 0, 0, 0, 1, 0, 1, 0, 9]),
    },
    {
      createdMs: firstMs + 600_000,
      units: [
        unit([
          [0, started(undefined, true)],
          [3, { type: 'journal.repaired', data: { segment: 0, bytesCut: 9, reason: 'torn tail' } }],
        ]),
        unit([
          [8_000, 'quote'],
          [9_000, typed(0, 'Also: ', 1)],
        ]),
        unit([
          [15_000, typed(6, 'twice. ', 1)],
          [15_500, { type: 'session.ended', data: { reason: 'quit' } }],
        ]),
      ],
    },
    {
      createdMs: firstMs + 1_200_000,
      units: [
        unit([
          [0, started(undefined, true)],
          [2_000, 'quote'],
        ]),
        unit([[7_000, typed(0, 'Dear reader. ')]]),
        unit([[30_000, submitted]], 'seal'),
      ],
    },
  ]
}

/** Makes the world. Everything but the sealing of keys is the same at each run. */
export async function createWorld(): Promise<World> {
  const scoringKey = scoringKeyPairOf(seed(0x66))
  const documents = documentsOf('A')
  const otherDocuments = documentsOf('B')
  const writingOf = async (id: string, attemptKey: Uint8Array): Promise<Writing> => ({
    attemptId: id,
    device: importSigner(seed(0x22)),
    attemptKey,
    sealedKey: await sealAttemptKey(scoringKey.publicKey, id, attemptKey),
    scoringKeyId: scoringKeyId(testPrimitives, scoringKey.publicKey),
    server: importSigner(seed(0x77)),
  })
  const writing = await writingOf(attemptId, seed(0x11))
  const otherWriting = await writingOf(otherAttemptId, seed(0x12))
  const script = scriptOf(documents)
  const written = write(script, writing)
  return {
    script,
    writing,
    written,
    other: write(scriptOf(otherDocuments), otherWriting),
    otherWriting,
    scoringKey,
    stranger: importSigner(seed(0x33)),
    otherServer: importSigner(seed(0x78)),
    documents,
    otherDocuments,
    madeMs: startMs + 86_400_000,
    replies: repliesTo(writing, written, ['That was the doorbell.', 'The sentence is from the sheet.']),
  }
}

/** Records of replies, as the device that sealed writes them. */
export function repliesTo(writing: Writing, { head }: Written, texts: readonly string[]): readonly Uint8Array[] {
  let previous = head
  return texts.map((text, index) => {
    const { attemptId: id, attemptKey } = writing
    const reply = { number: index + 1, about: 6, wallMs: startMs + 90_000_000, text }
    const record = writeReply(testPrimitives, writing.device, { attemptId: id, attemptKey, previous }, reply)
    previous = testPrimitives.sha256(record)
    return record
  })
}

/** The export of a journal as the server of this world gives it out, with some of it changed. */
export function exportOf(
  { writing, madeMs }: World,
  written: Written,
  changes: Partial<JournalExport> = {},
): Uint8Array {
  return encodeExport({
    attemptId: writing.attemptId,
    exportedMs: madeMs,
    exportedBy: 'test server',
    segments: written.segments,
    receipts: written.receipts,
    serverPublicKey: writing.server.publicKey,
    ...changes,
  })
}

/** The bundle around an export. */
export function bundleOf(world: World, journal: Uint8Array, changes: Partial<Bundle> = {}): Uint8Array {
  const { writing, madeMs, documents } = world
  const label = { attemptId: writing.attemptId, madeMs, madeBy: 'test server' }
  return encodeBundle({ ...label, journal, documents, replies: world.replies, ...changes })
}

import { writeFile } from 'node:fs/promises'
import { createJournalPrimitives } from '../../node/crypto/journal-primitives.ts'
import { readEvidence } from '../../shared/bundle/bundle.ts'
import { checkEvidence } from '../../shared/bundle/check-evidence.ts'
import { toHex } from '../../shared/bytes.ts'
import { verificationOf } from '../../shared/derived/verification.ts'
import { AppError } from '../../shared/errors.ts'
import { soundName } from '../../shared/intake/sound.ts'
import { openSealed } from '../../shared/journal/sealed-file.ts'
import { findReadingKey, readInput, Unusable } from './evidence-input.ts'

export interface SoundOrder {
  /** The sealed file. */
  readonly path: string
  /** The attempt's evidence bundle or exported journal. */
  readonly evidence: string
  /** Where the WAV file goes. */
  readonly out: string
  readonly key?: string | undefined
  readonly 'scoring-key'?: string | undefined
}

export interface OpenedSound {
  readonly format: 'candor-intake-sound'
  readonly version: 1
  readonly turnId: string
  readonly durationMs: number
  readonly digest: string
  readonly text: string
  /** Says whether the record that names this sound holds. */
  readonly isRecordVerified: boolean
}

/** Opens kept sound of an answer, and holds it against the record (docs/formats/sealed-file-v1.md). @throws Unusable */
export async function openSound({ path, evidence, out, ...keys }: SoundOrder): Promise<OpenedSound> {
  const read = readEvidence(await readInput(evidence))
  if (!read.ok) throw new Unusable(`${evidence}: ${new AppError(read.failure).message} (${read.failure})`)
  const primitives = createJournalPrimitives()
  const { attemptKey } = await findReadingKey(primitives, read.value.journal, keys)
  const report = checkEvidence(primitives, read.value, attemptKey === null ? {} : { attemptKey })
  const { events, journal } = report.export
  const { attemptId } = journal
  if (attemptKey === null || events === null || attemptId === null)
    throw new Unusable(
      `${evidence} holds no reading key. Give the attempt key with --key, or the scoring key with --scoring-key.`,
    )
  const sealed = await readInput(path)
  for (const event of events) {
    if (event.type !== 'intake.answered' || event.data.audio === null) continue
    const { turnId, text, audio } = event.data
    const { digest, durationMs } = audio
    const place = { attemptId, attemptKey, name: soundName(digest) }
    const wav = openSealed(primitives, place, sealed)
    if (wav === null || toHex(primitives.sha256(wav)) !== digest) continue
    await writeFile(out, wav, { flag: 'wx' }).catch((cause) => {
      throw new Unusable(`${out} cannot be written. Choose a path where nothing is yet.`, { cause })
    })
    const isRecordVerified = verificationOf(report).ok
    return { format: 'candor-intake-sound', version: 1, turnId, durationMs, digest, text, isRecordVerified }
  }
  throw new Unusable(
    `${path} is not the sound of any answer in ${evidence}. It may be damaged, or belong to another attempt.`,
  )
}

export function saySound({ turnId, durationMs, digest, text, isRecordVerified }: OpenedSound): readonly string[] {
  return [
    `Answer ${turnId}, ${(durationMs / 1_000).toFixed(1)} s of sound, SHA-256 ${digest}, as the record names it.`,
    `Made into text as: ${text}`,
    isRecordVerified ? 'The record holds.' : 'The record itself does NOT hold: see npm run candor -- verify.',
  ]
}

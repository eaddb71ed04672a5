import type {
  Extracted,
  ExtractRequest,
  IntakeProviders,
  Phrased,
  PhraseRequest,
  SpeakRequest,
  Transcribed,
} from '../../shared/api/intake.ts'
import { AppError } from '../../shared/errors.ts'
import type { IntakeRules } from '../../shared/intake/rules.ts'
import { isWav, MAX_WAV_BYTES } from '../../shared/intake/sound.ts'
import { attemptsWithAssessment } from '../store/attempts-with.ts'
import type { Database } from '../store/store.ts'
import { storedPolicy } from '../store/stored-policy.ts'
import { extract } from './extract.ts'
import { phrase } from './phrase.ts'
import type { IntakePorts, Speech } from './ports.ts'

/** The longest that a provider may take, in ms: a little less than the client waits, so that the client hears why. */
export const limitsMs = { phrase: 2_300, extract: 5_700, transcribe: 15_000, speak: 5_000 } as const

interface Place {
  readonly organisationId: string
  readonly attemptId: string
}

/** Throws `intake/none` where the attempt's policy has no conversation. */
export async function readIntakeRules(db: Database, { organisationId, attemptId }: Place): Promise<IntakeRules> {
  const row = await attemptsWithAssessment(db)
    .select('policy')
    .where('attempt.organisation_id', '=', organisationId)
    .where('attempt_id', '=', attemptId)
    .executeTakeFirst()
  if (row === undefined) throw new AppError('attempt/unknown')
  const { intake } = storedPolicy(row.policy)
  if (intake === undefined) throw new AppError('intake/none')
  return intake
}

/** What the providers do for one conversation; nothing of it is stored or logged. Every function throws coded errors. */
export interface IntakeHelp {
  readonly providers: IntakeProviders
  readonly phrase: (request: PhraseRequest) => Promise<Phrased>
  readonly extract: (request: ExtractRequest) => Promise<Extracted>
  readonly transcribe: (wav: Uint8Array, language: string) => Promise<Transcribed>
  readonly speak: (request: SpeakRequest) => Promise<Speech>
}

export function intakeHelp(ports: IntakePorts, rules: IntakeRules): IntakeHelp {
  const hasVoice = rules.voice === 'offered'
  const transcription = hasVoice ? ports.transcription : null
  const speech = hasVoice ? ports.speech : null
  const within = (ms: number) => AbortSignal.timeout(ms)
  return {
    providers: {
      chat: ports.chat?.by ?? null,
      transcription: transcription?.by ?? null,
      speech: speech && { by: speech.by, voices: [...speech.voices] },
    },
    phrase: async (request) => phrase(demand(ports.chat), request, within(limitsMs.phrase)),
    extract: async (request) => extract(demand(ports.chat), request, within(limitsMs.extract)),
    transcribe: async (wav, language) => {
      const port = demand(transcription)
      if (wav.length > MAX_WAV_BYTES) throw new AppError('intake/too-long')
      if (!isWav(wav))
        throw new AppError('server/bad-request', {
          detail: 'The body must be a WAV file: PCM, 16 kHz, one channel, 16 bits.',
        })
      return { text: await port.transcribe(wav, language, within(limitsMs.transcribe)), by: port.by }
    },
    speak: async (request) => {
      const port = demand(speech)
      const voice = port.voices.includes(request.voice) ? request.voice : (port.voices[0] ?? '')
      return port.speak({ ...request, voice }, within(limitsMs.speak))
    },
  }
}

function demand<Port>(port: Port | null): Port {
  if (port === null) throw new AppError('intake/provider-unset')
  return port
}

import { readFileSync } from 'node:fs'
import { z } from 'zod'
import { AppError } from '../../shared/errors.ts'
import { sayIssue } from '../../shared/say-issue.ts'
import { azureTranscription, azureVoice } from './azure-speech.ts'
import { openAiChat, openAiEndpoint, openAiSpeech, openAiTranscription } from './openai.ts'
import type { IntakePorts } from './ports.ts'

/** Where a key is; never the key itself. */
const keyed = { keyFile: z.string().min(1).optional(), keyEnv: z.string().min(1).optional() }
const Address = z.url({ protocol: /^https?$/ })
const Voices = z.array(z.string().min(1).max(200)).min(1).max(100)
const OpenAi = z.strictObject({
  kind: z.literal('openai'),
  endpoint: Address,
  model: z.string().min(1).max(200),
  ...keyed,
})
const AzureOpenAi = z.strictObject({
  kind: z.literal('azure-openai'),
  endpoint: Address,
  deployment: z.string().min(1).max(200),
  apiVersion: z.string().min(1).max(40).optional(),
  ...keyed,
})
const AzureSpeech = z.strictObject({
  kind: z.literal('azure-speech'),
  region: z.string().regex(/^[a-z0-9-]{2,40}$/),
  endpoint: Address.optional(),
  ...keyed,
})

/** docs/formats/intake-providers-v1.md */
export const ProviderSettings = z.strictObject({
  version: z.literal(1),
  chat: z.discriminatedUnion('kind', [OpenAi, AzureOpenAi]).optional(),
  transcription: z.discriminatedUnion('kind', [OpenAi, AzureOpenAi, AzureSpeech]).optional(),
  speech: z
    .discriminatedUnion('kind', [
      OpenAi.extend({ voices: Voices }),
      AzureOpenAi.extend({ voices: Voices }),
      AzureSpeech.extend({ voices: Voices }),
    ])
    .optional(),
})
type Settings = z.output<typeof ProviderSettings>
type OneOf = NonNullable<Settings['chat'] | Settings['transcription'] | Settings['speech']>

export interface Surroundings {
  readonly env: Readonly<Record<string, string | undefined>>
  readonly readText: (path: string) => string
  readonly now: () => number
}

export const systemSurroundings: Surroundings = {
  env: process.env,
  readText: (path) => readFileSync(path, 'utf8'),
  now: Date.now,
}

/** Reads the file of `CANDOR_INTAKE_PROVIDERS` and the keys that it names. @throws AppError `intake/providers-malformed` */
export function readProviders(path: string, around: Surroundings): IntakePorts {
  const settings = parse(path, around)
  const refuse = (part: string) => (what: string) => malformed(`${path}: ${part} ${what}`)
  const { chat, transcription, speech } = settings
  return {
    chat: chat === undefined ? null : openAiChat(openAiOf(chat, around, refuse('chat'))),
    transcription: transcription === undefined ? null : transcriptionOf(transcription, around, refuse('transcription')),
    speech: speech === undefined ? null : speechOf(speech, around, refuse('speech')),
  }
}

function malformed(detail: string): AppError {
  return new AppError('intake/providers-malformed', { detail })
}

function parse(path: string, { readText }: Surroundings): Settings {
  let value: unknown
  try {
    value = JSON.parse(readText(path))
  } catch (cause) {
    const what = cause instanceof SyntaxError ? 'is no JSON' : 'cannot be read'
    throw malformed(`${path} ${what}`)
  }
  const parsed = ProviderSettings.safeParse(value)
  if (parsed.success) return parsed.data
  const [issue] = parsed.error.issues
  const place = issue?.path.map(String) ?? []
  const given = place.reduce<unknown>((at, key) => (at as Record<string, unknown> | undefined)?.[key], value)
  throw malformed(
    `${path}: ${place.join('.') || 'the file'} ${issue === undefined ? 'is malformed' : sayIssue(issue, given)}`,
  )
}

type Refuse = (what: string) => AppError

function keyOf(one: OneOf, { env, readText }: Surroundings, refuse: Refuse): string {
  const { keyFile, keyEnv } = one
  if ((keyFile === undefined) === (keyEnv === undefined)) throw refuse('needs one of keyFile and keyEnv')
  let key: string | undefined
  try {
    key = keyEnv === undefined ? readText(keyFile ?? '') : env[keyEnv]
  } catch {
    throw refuse(`names a keyFile that cannot be read: ${keyFile}`)
  }
  if (key === undefined || key.trim() === '') throw refuse(`has an empty key in ${keyEnv ?? keyFile}`)
  return key.trim()
}

function openAiOf(one: Exclude<OneOf, { kind: 'azure-speech' }>, around: Surroundings, refuse: Refuse) {
  const key = keyOf(one, around, refuse)
  return one.kind === 'openai'
    ? openAiEndpoint({ kind: one.kind, endpoint: one.endpoint, model: one.model, apiVersion: null, key })
    : openAiEndpoint({
        kind: one.kind,
        endpoint: one.endpoint,
        model: one.deployment,
        apiVersion: one.apiVersion ?? null,
        key,
      })
}

function azureOf(one: Extract<OneOf, { kind: 'azure-speech' }>, around: Surroundings, refuse: Refuse) {
  return { region: one.region, endpoint: one.endpoint ?? null, key: keyOf(one, around, refuse) }
}

function transcriptionOf(one: NonNullable<Settings['transcription']>, around: Surroundings, refuse: Refuse) {
  return one.kind === 'azure-speech'
    ? azureTranscription(azureOf(one, around, refuse), around.now)
    : openAiTranscription(openAiOf(one, around, refuse))
}

function speechOf(one: NonNullable<Settings['speech']>, around: Surroundings, refuse: Refuse) {
  return one.kind === 'azure-speech'
    ? azureVoice(azureOf(one, around, refuse), one.voices, around.now)
    : openAiSpeech(openAiOf(one, around, refuse), one.voices)
}

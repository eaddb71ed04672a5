import { createParser } from 'eventsource-parser'
import { z } from 'zod'
import type { Provider } from '../../shared/intake/model.ts'
import { bytesOf, call, faultOf, jsonOf, ProviderFault } from './call.ts'
import type { ChatPort, ChatRequest, SpeechPort, TranscriptionPort } from './ports.ts'

/**
 * Where an endpoint of OpenAI's shape is, and how it is told who asks. Azure OpenAI has two forms: deployments in the path
 * with `api-version`, and `/openai/v1/` with the deployment as the model.
 */
export interface OpenAiEndpoint {
  readonly by: Provider
  readonly url: (path: 'chat/completions' | 'audio/transcriptions' | 'audio/speech') => string
  readonly headers: Readonly<Record<string, string>>
  /** Null where the path names it. */
  readonly model: string | null
}

export interface OpenAiAddress {
  readonly kind: 'openai' | 'azure-openai'
  /** Up to `/v1` for OpenAI's own shape, the resource for Azure. */
  readonly endpoint: string
  readonly model: string
  /** Azure: the classic form with deployments in the path; null for `/openai/v1/`. */
  readonly apiVersion: string | null
  readonly key: string
}

export function openAiEndpoint({ kind, endpoint, model, apiVersion, key }: OpenAiAddress): OpenAiEndpoint {
  const base = endpoint.replace(/\/+$/, '')
  const by = { kind, name: model }
  if (kind === 'openai')
    return { by, url: (path) => `${base}/${path}`, headers: { authorization: `Bearer ${key}` }, model }
  const headers = { 'api-key': key }
  if (apiVersion === null) return { by, url: (path) => `${base}/openai/v1/${path}`, headers, model }
  const deployment = `${base}/openai/deployments/${encodeURIComponent(model)}`
  const version = encodeURIComponent(apiVersion)
  return { by, url: (path) => `${deployment}/${path}?api-version=${version}`, headers, model: null }
}

const named = ({ model }: OpenAiEndpoint) => (model === null ? {} : { model })

/** Azure sends chunks whose `choices` are empty: results of its content filter. */
const Chunk = z.looseObject({
  choices: z.array(
    z.looseObject({
      delta: z.looseObject({ content: z.string().nullish() }).optional(),
      finish_reason: z.string().nullish(),
    }),
  ),
})

/** Chat with a streamed answer. One that broke off, was filtered, or reached its length is a failure, never half an answer. */
export function openAiChat(endpoint: OpenAiEndpoint): ChatPort {
  return {
    by: endpoint.by,
    complete: async ({ messages, schema, signal }: ChatRequest, onText = () => undefined) => {
      const format =
        schema === null ? {} : { response_format: { type: 'json_schema', json_schema: { ...schema, strict: true } } }
      const response = await call(endpoint.url('chat/completions'), {
        method: 'POST',
        headers: { ...endpoint.headers, 'content-type': 'application/json', accept: 'text/event-stream' },
        body: JSON.stringify({ ...named(endpoint), messages, stream: true, ...format }),
        signal,
      })
      let text = ''
      let end: string | null = null
      await readEvents(response, signal, (data) => {
        const chunk = Chunk.safeParse(data)
        if (!chunk.success) throw new ProviderFault('answered a chunk of another shape')
        const [choice] = chunk.data.choices
        const part = choice?.delta?.content ?? ''
        text += part
        if (part !== '') onText(part)
        end = choice?.finish_reason ?? end
      })
      if (end !== 'stop') throw new ProviderFault(end === null ? 'broke off' : `ended with ${end}`)
      return text
    },
  }
}

/** Hands on the JSON of each server-sent event until `[DONE]`; a stream that ends without it has broken off. */
async function readEvents(response: Response, signal: AbortSignal, take: (data: unknown) => void): Promise<void> {
  let isDone = false
  const parser = createParser({
    onEvent: ({ data }) => {
      if (data === '[DONE]') isDone = true
      if (isDone) return
      let value: unknown
      try {
        value = JSON.parse(data)
      } catch {
        throw new ProviderFault('answered an event that is no JSON') // the parser's own words quote the text
      }
      take(value)
    },
  })
  const decoder = new TextDecoder()
  try {
    for await (const part of response.body ?? []) parser.feed(decoder.decode(part, { stream: true }))
  } catch (cause) {
    throw faultOf(cause, signal)
  }
  if (!isDone) throw new ProviderFault('broke off')
}

const Transcript = z.looseObject({ text: z.string().max(8_000) })

export function openAiTranscription(endpoint: OpenAiEndpoint): TranscriptionPort {
  return {
    by: endpoint.by,
    transcribe: async (wav, language, signal) => {
      const form = new FormData()
      form.set('file', new Blob([new Uint8Array(wav)], { type: 'audio/wav' }), 'answer.wav')
      if (endpoint.model !== null) form.set('model', endpoint.model)
      form.set('language', language.slice(0, 2))
      form.set('response_format', 'json')
      const url = endpoint.url('audio/transcriptions')
      const response = await call(url, { method: 'POST', headers: endpoint.headers, body: form, signal })
      const transcript = Transcript.safeParse(await jsonOf(response, signal))
      if (!transcript.success) throw new ProviderFault('answered a transcript of another shape')
      return transcript.data.text.trim()
    },
  }
}

export function openAiSpeech(endpoint: OpenAiEndpoint, voices: readonly string[]): SpeechPort {
  return {
    by: endpoint.by,
    voices,
    speak: async ({ text, voice, rate }, signal) => {
      const response = await call(endpoint.url('audio/speech'), {
        method: 'POST',
        headers: { ...endpoint.headers, 'content-type': 'application/json' },
        body: JSON.stringify({ ...named(endpoint), input: text, voice, speed: rate, response_format: 'mp3' }),
        signal,
      })
      const mimeType = response.headers.get('content-type')?.split(';')[0] ?? ''
      if (!mimeType.startsWith('audio/')) throw new ProviderFault(`answered ${mimeType || 'no type'} for speech`)
      return { bytes: await bytesOf(response, signal), mimeType }
    },
  }
}

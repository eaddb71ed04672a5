import { z } from 'zod'
import { bytesOf, call, jsonOf, ProviderFault } from './call.ts'
import type { SpeechPort, TranscriptionPort } from './ports.ts'

export interface AzureSpeechAddress {
  readonly region: string
  readonly key: string
  /** Replaces the service's own hosts, for a gateway; null for them. */
  readonly endpoint: string | null
}

/** A token is good for ten minutes; it is asked for anew after nine. */
const TOKEN_MS = 9 * 60_000
const agent = 'candor'

/** Azure AI Speech over REST: a token for the key, short recognition, synthesis. */
export function azureSpeech({ region, key, endpoint }: AzureSpeechAddress, now: () => number) {
  const host = (service: 'api.cognitive' | 'stt.speech' | 'tts.speech') =>
    endpoint?.replace(/\/+$/, '') ?? `https://${region}.${service}.microsoft.com`
  let token: { readonly text: string; readonly untilMs: number } | null = null
  const authorised = async (signal: AbortSignal) => {
    if (token === null || now() >= token.untilMs) {
      const response = await call(`${host('api.cognitive')}/sts/v1.0/issueToken`, {
        method: 'POST',
        headers: { 'ocp-apim-subscription-key': key },
        signal,
      })
      const text = new TextDecoder().decode(await bytesOf(response, signal)).trim()
      if (text === '' || /\s/.test(text)) throw new ProviderFault('issued no token')
      token = { text, untilMs: now() + TOKEN_MS }
    }
    return { authorization: `Bearer ${token.text}` }
  }
  /** A token that is refused before its time is dropped, and asked for once more. */
  const ask = async (url: string, init: RequestInit & { readonly signal: AbortSignal }): Promise<Response> => {
    const send = async () =>
      call(url, { ...init, headers: { ...init.headers, ...(await authorised(init.signal)) } as Record<string, string> })
    try {
      return await send()
    } catch (cause) {
      if (!(cause instanceof ProviderFault) || !/answered 401/.test(cause.message)) throw cause
      token = null
      return send()
    }
  }
  return { host, ask }
}

const Recognised = z.looseObject({
  RecognitionStatus: z.string(),
  DisplayText: z.string().max(8_000).optional(),
  NBest: z.array(z.looseObject({ Display: z.string().max(8_000) })).optional(),
})
/** Nobody spoke, or nothing was understood. */
const silent: ReadonlySet<string> = new Set(['NoMatch', 'InitialSilenceTimeout', 'EndOfDictation'])

export function azureTranscription(address: AzureSpeechAddress, now: () => number): TranscriptionPort {
  const speech = azureSpeech(address, now)
  return {
    by: { kind: 'azure-speech', name: address.region },
    transcribe: async (wav, language, signal) => {
      const query = new URLSearchParams({ language: localeOf(language), format: 'detailed' })
      const path = '/speech/recognition/conversation/cognitiveservices/v1'
      const response = await speech.ask(`${speech.host('stt.speech')}${path}?${query}`, {
        method: 'POST',
        headers: { 'content-type': 'audio/wav; codecs=audio/pcm; samplerate=16000', accept: 'application/json' },
        body: new Uint8Array(wav),
        signal,
      })
      const read = Recognised.safeParse(await jsonOf(response, signal))
      if (!read.success) throw new ProviderFault('answered a transcript of another shape')
      const { RecognitionStatus: status, NBest: best, DisplayText: text } = read.data
      if (silent.has(status)) return ''
      if (status !== 'Success') throw new ProviderFault(`recognition ended with ${status.slice(0, 40)}`)
      return (best?.[0]?.Display ?? text ?? '').trim()
    },
  }
}

export function azureVoice(address: AzureSpeechAddress, voices: readonly string[], now: () => number): SpeechPort {
  const speech = azureSpeech(address, now)
  return {
    by: { kind: 'azure-speech', name: address.region },
    voices,
    speak: async ({ text, language, voice, rate }, signal) => {
      const response = await speech.ask(`${speech.host('tts.speech')}/cognitiveservices/v1`, {
        method: 'POST',
        headers: {
          'content-type': 'application/ssml+xml',
          'x-microsoft-outputformat': 'audio-24khz-48kbitrate-mono-mp3',
          'user-agent': agent,
        },
        body: ssml(text, localeOf(language), voice, rate),
        signal,
      })
      return { bytes: await bytesOf(response, signal), mimeType: 'audio/mpeg' }
    },
  }
}

/** Words as speech markup: whatever they hold, they add no element and no attribute. */
export function ssml(text: string, language: string, voice: string, rate: number): string {
  const percent = Math.round((rate - 1) * 100)
  const speed = `${percent < 0 ? '' : '+'}${percent}%`
  return `<speak version='1.0' xml:lang='${escapeXml(language)}'><voice name='${escapeXml(voice)}'><prosody rate='${speed}'>${escapeXml(text)}</prosody></voice></speak>`
}

const entities: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&apos;',
}

function escapeXml(text: string): string {
  return (
    text
      // XML has no place for these, not even escaped.
      .replaceAll(/[^\t\n\r\u0020-\uD7FF\uE000-\uFFFD\u{10000}-\u{10FFFF}]/gu, ' ')
      .replaceAll(/[&<>"']/g, (letter) => entities[letter] ?? letter)
  )
}

/** `en` as Azure wants it. */
function localeOf(language: string): string {
  if (language.includes('-')) return language
  return language === 'es' ? 'es-ES' : 'en-US'
}

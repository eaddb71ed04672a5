import type { Provider } from '../../shared/intake/model.ts'

/** A message of a chat model. What a candidate said is never in `system`. */
export interface ChatMessage {
  readonly role: 'system' | 'user' | 'assistant'
  readonly content: string
}

export interface ChatRequest {
  readonly messages: readonly ChatMessage[]
  /** JSON schema that the reply must fit; null for plain words. */
  readonly schema: { readonly name: string; readonly schema: object } | null
  readonly signal: AbortSignal
}

/** Puts words together. Throws AppError `intake/provider-failed` or `intake/provider-slow`. */
export interface ChatPort {
  readonly by: Provider
  /** The whole reply; `onText` hears its parts as they come. */
  readonly complete: (request: ChatRequest, onText?: (part: string) => void) => Promise<string>
}

/** Makes text of speech. Throws as `ChatPort`; an empty text where nothing was said. */
export interface TranscriptionPort {
  readonly by: Provider
  /** @param wav PCM, 16 kHz, one channel, 16 bits */
  readonly transcribe: (wav: Uint8Array, language: string, signal: AbortSignal) => Promise<string>
}

export interface Speech {
  readonly bytes: Uint8Array
  readonly mimeType: string
}

/** Makes speech of text. Throws as `ChatPort`. */
export interface SpeechPort {
  readonly by: Provider
  readonly voices: readonly string[]
  readonly speak: (
    request: { readonly text: string; readonly language: string; readonly voice: string; readonly rate: number },
    signal: AbortSignal,
  ) => Promise<Speech>
}

/** What an organisation has set up; null for what it has not. */
export interface IntakePorts {
  readonly chat: ChatPort | null
  readonly transcription: TranscriptionPort | null
  readonly speech: SpeechPort | null
}

export const noPorts: IntakePorts = { chat: null, transcription: null, speech: null }

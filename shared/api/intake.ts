import { z } from 'zod'
import { Conclusion, Provider, SlotName, TurnId } from '../intake/model.ts'

/** What the interviewer would ask, for a model to put into words that follow from what was said. */
export const PhraseRequest = z.strictObject({
  language: z.string().max(35),
  slot: SlotName,
  /** The question of the bank, which is asked as it is where no model answers in time. */
  question: z.string().min(1).max(1_000),
  purpose: z.string().max(300),
  /** Oldest first; the last ones only. */
  history: z.array(z.strictObject({ question: z.string().max(1_000), answer: z.string().max(8_000) })).max(12),
})
export type PhraseRequest = Readonly<z.output<typeof PhraseRequest>>
export const Phrased = z.strictObject({ text: z.string().min(1).max(1_000), by: Provider })
export type Phrased = Readonly<z.output<typeof Phrased>>

export const ExtractRequest = z.strictObject({
  language: z.string().max(35),
  turnId: TurnId,
  slot: SlotName,
  question: z.string().max(1_000),
  answer: z.string().min(1).max(8_000),
})
export type ExtractRequest = Readonly<z.output<typeof ExtractRequest>>
/** Each `evidence` quotes the answer: the server refuses a conclusion whose words are not in it. */
export const Extracted = z.strictObject({ conclusions: z.array(Conclusion).max(40), by: Provider })
export type Extracted = Readonly<z.output<typeof Extracted>>

export const Transcribed = z.strictObject({ text: z.string().max(8_000), by: Provider })
export type Transcribed = Readonly<z.output<typeof Transcribed>>

export const SpeakRequest = z.strictObject({
  text: z.string().min(1).max(1_000),
  language: z.string().max(35),
  voice: z.string().max(200),
  rate: z.number().min(0.5).max(2),
})
export type SpeakRequest = Readonly<z.output<typeof SpeakRequest>>

/** What the server offers for the conversation; null for what is not set up or cannot be reached. */
export const IntakeProviders = z.strictObject({
  chat: Provider.nullable(),
  transcription: Provider.nullable(),
  speech: z.strictObject({ by: Provider, voices: z.array(z.string().max(200)).max(100) }).nullable(),
})
export type IntakeProviders = Readonly<z.output<typeof IntakeProviders>>

/** Every provider of them. */
export function providersIn({ chat, transcription, speech }: IntakeProviders): Provider[] {
  return [chat, transcription, speech?.by ?? null].filter((provider) => provider !== null)
}

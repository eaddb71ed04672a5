import { assertNever } from '../result.ts'
import type { FollowUp } from './follow-up.ts'
import { inSpanish } from './language.ts'
import type { SlotName } from './model.ts'

interface Words {
  readonly en: string
  readonly es: string
}

const about: Readonly<Record<SlotName, Words>> = {
  role: { en: 'your work', es: 'su trabajo' },
  domain: { en: 'the fields you know', es: 'los campos que conoce' },
  work: { en: 'a recent piece of work', es: 'un trabajo reciente' },
  licence: { en: 'licences and certificates', es: 'licencias y certificados' },
  language: { en: 'your languages', es: 'sus idiomas' },
  evaluation: { en: 'work with AI systems', es: 'trabajo con sistemas de IA' },
  tools: { en: 'your tools', es: 'sus herramientas' },
  availability: { en: 'your time', es: 'su tiempo' },
  authorisation: { en: 'where you may work', es: 'dónde puede trabajar' },
  avoid: { en: 'content to keep away from you', es: 'contenidos que prefiere evitar' },
}

const pick = (words: Words, language: string) => (inSpanish(language) ? words.es : words.en)

/** Why a slot is opened, in words that the candidate reads; at most 300 UTF-16 units, as every reason. */
export function reasonOfOpening(slot: SlotName, isKnown: boolean, language: string): string {
  const what = pick(about[slot], language)
  const words = isKnown
    ? {
        en: `You mentioned ${what} in passing: one question to complete it.`,
        es: `Ha mencionado ${what} de paso: una pregunta para completarlo.`,
      }
    : { en: `Nothing is known yet about ${what}.`, es: `Todavía no se sabe nada sobre ${what}.` }
  return pick(words, language)
}

/** Why a question follows from the last answer. */
export function reasonOfFollowUp(followUp: FollowUp, language: string): string {
  return pick(wordsOfFollowUp(followUp), language)
}

function wordsOfFollowUp(followUp: FollowUp): Words {
  switch (followUp.type) {
    case 'reask':
      return {
        en: 'The answer could not be understood, so the question is put once more in other words.',
        es: 'No se ha entendido la respuesta, por eso la pregunta se hace una vez más con otras palabras.',
      }
    case 'case':
      return {
        en: 'The answer was general, and one concrete case shows more.',
        es: 'La respuesta fue general, y un caso concreto muestra más.',
      }
    case 'evidence':
      return {
        en: 'The answer does not say yet what you did yourself.',
        es: 'La respuesta todavía no dice qué hizo usted.',
      }
    case 'probe': {
      const field = shorten(followUp.about.value)
      return {
        en: `You spoke of expertise and named “${field}”: one question about that.`,
        es: `Ha hablado de un conocimiento experto y de «${field}»: una pregunta sobre eso.`,
      }
    }
    case 'clarify':
      return {
        en: `Two answers name different numbers: “${shorten(followUp.earlier.value)}” and “${shorten(followUp.later.value)}”.`,
        es: `Dos respuestas dan cifras distintas: «${shorten(followUp.earlier.value)}» y «${shorten(followUp.later.value)}».`,
      }
    default:
      return assertNever(followUp)
  }
}

function shorten(value: string): string {
  return value.length > 100 ? `${value.slice(0, 99)}…` : value
}

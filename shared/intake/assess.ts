import { findMentions } from './gazetteer.ts'
import type { SlotName } from './model.ts'
import { numberPattern } from './words.ts'

/** What an answer is like, each from 0 to 1. It steers the next question and is never shown as a judgement of anybody. */
export interface AnswerQuality {
  /** Numbers, names and things that can be pointed at. */
  readonly specificity: number
  /** What the person did, against what was done around them. */
  readonly ownership: number
  readonly recency: number
  /** Terms of the field that a person from outside would not use. */
  readonly depth: number
  readonly isRefusal: boolean
  readonly isNonsense: boolean
  readonly claimsExpertise: boolean
}

const refusal =
  /^(?:(?:i(?:'d| would| will)?|let's|please|can we|could we|sorry|no|well|honestly|um|uh|id|lets|prefiero|mejor)[ ,]*)*(?:rather not|prefer not|not (?:going to )?(?:say|answer|comfortable|share)|won't (?:say|answer|share)|don't want to (?:say|answer|share|talk|discuss)|dont want to (?:say|answer|share|talk)|do not want to (?:say|answer|share|talk|discuss)|skip|pass\b|next question|no comment|decline|none of your business|can't (?:say|share|answer|discuss)|cannot (?:say|share|answer|discuss)|no responder|no (?:quiero|deseo) (?:responder|contestar|decir)|no contestar)/i
const expertise =
  /\b(?:expert|specialist|specialise|specialize|specializing|speciality|specialty|deep (?:knowledge|expertise|experience)|highly experienced|advanced knowledge|world[- ]class|authority on|master of|very good at|experto|experta|especialista)\b/i
const artefact =
  /\b(?:report|paper|article|contract|brief|thesis|app|application|dashboard|pipeline|model|library|system|website|book|course|curriculum|guide|manual|patent|dataset|script|tool|policy|protocol|case|trial|portfolio|translation|rubric|prototype|audit|memo|motion|plan|study|campaign|lesson|game|api|service|informe|artículo|contrato|libro|curso)s?\b/gi
const recent =
  /\b(?:20(?:1[5-9]|2\d|3\d)|this (?:year|month|week)|last (?:year|month|week|quarter|spring|summer|autumn|fall|winter)|currently|current|recently|recent|now|at the moment|these days|today|este año|actualmente|ahora)\b/i
const number = new RegExp(`\\b${numberPattern}\\b`, 'gi')

export type AssessAnswer = (text: string, slot: SlotName) => AnswerQuality

/** Words that are no words: rows of one key, one word again and again, next to no letters. */
function looksLikeNothing(text: string): boolean {
  const words = text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? []
  if (words.length === 0) return true
  if (words.length >= 4 && new Set(words).size <= Math.max(1, words.length / 4)) return true
  const isMash = (word: string) =>
    /^(?:asdf|qwer|zxcv|hjkl|sdfg|lorem|foobar)/.test(word) ||
    /(.)\1{3}/u.test(word) ||
    (/^[a-z]{6,}$/.test(word) && !/[aeiouy]/.test(word))
  return words.filter(isMash).length * 2 > words.length
}

const share = (count: number, of: number) => Math.min(1, count / of)
const count = (text: string, pattern: RegExp) => [...text.matchAll(pattern)].length

/** Words of expertise that are neither denied nor wished for shortly before, in the same clause. */
function claimsExpertise(text: string): boolean {
  const found = expertise.exec(text)
  if (found === null) return false
  const lead = text.slice(Math.max(0, found.index - 40), found.index)
  const isMeant =
    !/(?:\b(?:not|no|never|hardly|far from|want|hope|like to|become|becoming|nunca|tampoco|quiero|ser)\b|n['’]t\b)[^.!?;]*$/i.test(
      lead,
    )
  return isMeant || claimsExpertise(text.slice(found.index + found[0].length))
}

/** Reads what an answer is like. Pure, and linear in the length of the text. */
export function assessAnswer(text: string, slot: SlotName | null = null): AnswerQuality {
  const words = count(text, /[\p{L}\p{N}]+/gu)
  const numbers = count(text, number) - count(text, /\b(?:an?|un|una|one)\b/gi)
  const names = count(text, /(?<=[\p{Ll},;:)] )\p{Lu}[\p{L}\p{N}+#.-]+/gu)
  const terms = findMentions(text, ['domain', 'tool', 'task', 'licence', 'language']).length
  const said = text.trim().replaceAll(/\s+/g, ' ')
  // Asked what to avoid, "I'd rather not see violence" is an answer.
  const isAnswer =
    slot === 'avoid' && !/\b(?:say|answer|share|skip|next question|comment|responder|contestar)\b/i.test(said)
  const isRefusal = !isAnswer && refusal.test(said)
  const isNonsense = !isRefusal && looksLikeNothing(text)
  const first = count(text, /\b(?:i|i've|i'm|my|me|yo|mi|hice|im|ive)\b/gi)
  const others = count(text, /\b(?:we|our|us|they|team|nosotros|nuestro|nuestra|equipo)\b/gi)
  // Languages and hours are answered whole in five words; a piece of work is not.
  const enough = slot === 'language' || slot === 'availability' || slot === 'tools' || slot === 'licence' ? 4 : 18
  const details = numbers * 1.5 + names + count(text, artefact) + terms * 0.5
  return {
    specificity: isRefusal || isNonsense ? 0 : round(0.5 * share(details, 5) + 0.5 * share(words, enough * 2)),
    ownership: first + others === 0 ? 0 : round(first / (first + others)),
    recency: recent.test(text) ? 1 : 0,
    depth: round(share(terms, 4)),
    isRefusal,
    isNonsense,
    claimsExpertise: claimsExpertise(text),
  }
}

function round(value: number): number {
  return Math.round(Math.max(0, value) * 100) / 100
}

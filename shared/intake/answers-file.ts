import { z } from 'zod'
import { sayIssue } from '../say-issue.ts'
import { type AnswerQuality, assessAnswer } from './assess.ts'
import { extractConclusions, extractionVersion } from './extract.ts'
import { type Conclusion, SlotName } from './model.ts'

/** A file of answers and what they say (docs/formats/intake-extract-v1.md). */
const Name = z.union([z.string().min(1).max(40), z.number()]).transform(String)
const Text = z.string().max(8_000)
const Answer = z.union([
  Text.transform((text) => ({ text, turnId: undefined, slot: null, language: undefined })),
  z
    .looseObject({
      text: Text.optional(),
      answer: Text.optional(),
      turnId: Name.optional(),
      id: Name.optional(),
      slot: SlotName.nullish(),
      language: z.enum(['en', 'es']).optional(),
    })
    .refine(({ text, answer }) => text !== undefined || answer !== undefined, 'has neither `text` nor `answer`')
    .transform(({ text, answer, turnId, id, slot, language }) => ({
      text: text ?? answer ?? '',
      turnId: turnId ?? id,
      slot: slot ?? null,
      language,
    })),
])

export interface ReadAnswer {
  readonly turnId: string
  readonly slot: SlotName | null
  readonly text: string
  readonly language: string | undefined
}

export type ReadAnswers =
  | { readonly answers: readonly ReadAnswer[]; readonly problem: null }
  | { readonly answers: null; readonly problem: string }

/** Reads the list; a problem names the answer by its place, counted from 1, and says what is wrong with it. */
export function readAnswers(value: unknown): ReadAnswers {
  const list = Array.isArray(value) ? value : isObject(value) && Array.isArray(value.answers) ? value.answers : null
  const fail = (problem: string) => ({ answers: null, problem })
  if (list === null) return fail('holds no list of answers: a JSON list, or an object whose `answers` is one')
  const answers: ReadAnswer[] = []
  for (const [place, given] of list.entries()) {
    const schema = typeof given === 'string' ? Answer.options[0] : Answer.options[1]
    const parsed = schema.safeParse(given)
    if (!parsed.success) return fail(`answer ${place + 1}${sayProblem(parsed.error.issues[0], given)}`)
    answers.push({ ...parsed.data, turnId: parsed.data.turnId ?? String(place + 1) })
  }
  return { answers, problem: null }
}

function sayProblem(issue: z.core.$ZodIssue | undefined, given: unknown): string {
  if (issue === undefined) return ' cannot be read'
  if (issue.code === 'custom') return ` ${issue.message}`
  const [key] = issue.path
  const value = isObject(given) && typeof key === 'string' ? given[key] : given
  return `${key === undefined ? '' : `, \`${String(key)}\``} ${sayIssue(issue, value)}`
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null
}

export interface AnswersRead {
  readonly format: 'candor-intake-extract'
  readonly version: 1
  readonly rules: string
  readonly answers: readonly ({ readonly turnId: string; readonly slot: SlotName | null } & AnswerQuality)[]
  readonly insights: readonly (Conclusion & {
    readonly evidence: Conclusion['evidence'] & { readonly text: string }
    readonly source: 'candidate'
    readonly status: 'proposed'
  })[]
}

/** @param language of the labels, for answers that name none */
export function extractAll(answers: readonly ReadAnswer[], language: string): AnswersRead {
  return {
    format: 'candor-intake-extract',
    version: 1,
    rules: extractionVersion,
    answers: answers.map(({ turnId, slot, text }) => ({ turnId, slot, ...assessAnswer(text, slot) })),
    insights: answers.flatMap((answer) =>
      extractConclusions(answer, answer.language ?? language).map((conclusion) => ({
        ...conclusion,
        evidence: {
          ...conclusion.evidence,
          text: answer.text.slice(conclusion.evidence.start, conclusion.evidence.end),
        },
        source: 'candidate' as const,
        status: 'proposed' as const,
      })),
    ),
  }
}

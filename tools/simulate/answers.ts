import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { z } from 'zod'
import { SEEDS } from './simulate.ts'

/** By kind, then by rule: `f`ound, `n`ot found or `c`annot tell for each seed (`SEEN_SEEDS`). */
export const Answers = z.record(
  z.string(),
  z.record(
    z.string(),
    z
      .string()
      .regex(/^[fnc]+$/)
      .length(SEEDS),
  ),
)
export type Answers = z.output<typeof Answers>

const file = join(import.meta.dirname, 'answers.json')

/** The answers that `npm run rates -- --write` kept last; documents are made from them, and a test holds rules to them. */
export function readAnswers(): Answers {
  return Answers.parse(JSON.parse(readFileSync(file, 'utf8')))
}

export function writeAnswers(answers: Answers): void {
  writeFileSync(file, `${JSON.stringify(answers, null, 2)}\n`)
}

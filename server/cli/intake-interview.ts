import type { ReadAnswer } from '../../shared/intake/answers-file.ts'
import { holdInterview, type Interview } from '../../shared/intake/interview.ts'

export interface PlayedInterview extends Interview {
  readonly format: 'candor-intake-interview'
  readonly version: 1
}

/** Plays a file of answers (docs/formats/intake-extract-v1.md). */
export function playInterview(answers: readonly ReadAnswer[], language: string): PlayedInterview {
  const texts = answers.map(({ text }) => text)
  return { format: 'candor-intake-interview', version: 1, ...holdInterview(texts, language) }
}

const endings = {
  limit: 'Ended: the limit of questions is reached.',
  'nothing-left': 'Ended: nothing is left to ask.',
} as const

/** The conversation for people, one line each. */
export function sayInterview({ turns, ended, next }: Interview): readonly string[] {
  const said = turns.flatMap((turn) => [
    `${turn.turnId}. ${turn.text}`,
    sayReason(turn),
    turn.answer === null ? '   skipped' : `   > ${turn.answer}`,
    ...turn.insights.map((insight) => `   = ${insight}`),
  ])
  if (ended !== 'answers') return [...said, endings[ended]]
  return next === null ? said : [...said, `Next: ${next.text}`, sayReason(next)]
}

function sayReason({ question, reason }: Pick<Interview['turns'][number], 'question' | 'reason'>): string {
  return `   (${question}, ${reason.score}: ${reason.words})`
}

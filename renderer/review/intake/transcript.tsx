import type { IntakeForRecruiters } from '../../../shared/intake/for-recruiters.ts'
import { slotTitles } from './intake-words.ts'

/** The conversation as it stood at the end, an AI's questions named as such. */
export function Transcript({ turns }: { readonly turns: NonNullable<IntakeForRecruiters['transcript']> }) {
  return (
    <ol className="intake-turns">
      {turns.map(({ turnId, slot, question, answer, isSkipped }) => (
        <li key={turnId} className="intake-turn">
          <p className="small soft">AI interviewer, about {slotTitles[slot].toLowerCase()}</p>
          <p dir="auto">{question}</p>
          <p className="small soft">{sayAnswer(answer, isSkipped)}</p>
          {answer === null ? null : (
            <blockquote className="intake-quote" dir="auto">
              {answer.text}
            </blockquote>
          )}
        </li>
      ))}
    </ol>
  )
}

type Turn = NonNullable<IntakeForRecruiters['transcript']>[number]

function sayAnswer(answer: Turn['answer'], isSkipped: boolean): string {
  if (answer === null)
    return isSkipped ? 'The candidate skipped it. Nothing follows from that.' : 'No answer was given.'
  const way = answer.way === 'voice' ? 'Candidate, spoken and made into text' : 'Candidate, in writing'
  return answer.isCorrected ? `${way}; changed by the candidate` : way
}

import type { IntakeForRecruiters } from '../../../shared/intake/for-recruiters.ts'
import { Badge } from '../../ui/badge.tsx'
import { answerWords } from './intake-words.ts'

/** Each requirement of the project with what was confirmed about it; one line of words each, and no total. */
export function RequirementList({ requirements }: Pick<IntakeForRecruiters, 'requirements'>) {
  if (requirements.length === 0) return <p className="soft small">The project names nothing to compare with.</p>
  return (
    <ul className="intake-list">
      {requirements.map(({ requirement, answer, words }) => (
        <li key={requirement.id} className="intake-requirement" data-answer={answer}>
          <span className="intake-value">
            {requirement.label}
            {requirement.importance === 'helpful' ? <span className="soft"> (helpful)</span> : null}
          </span>
          <Badge tone={answerWords[answer].tone}>{answerWords[answer].words}</Badge>
          <span className="small intake-words">{words}</span>
        </li>
      ))}
    </ul>
  )
}

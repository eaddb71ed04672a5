import type { SlotName } from '../../shared/intake/model.ts'
import type { IntakeRules } from '../../shared/intake/rules.ts'
import { concepts, isUnder } from '../../shared/intake/taxonomy/taxonomy.ts'

/** No concept stands for what is said about these. */
const withoutConcepts: readonly SlotName[] = ['availability', 'authorisation']

/** What no conversation could fulfil, in words; none where nothing is wrong (docs/spec/intake.md, IN91). */
export function checkIntake({ minAnswers, maxQuestions, requirements }: IntakeRules): readonly string[] {
  const tooMany =
    minAnswers > maxQuestions
      ? [`The policy's intake asks for ${minAnswers} answers and asks at most ${maxQuestions} questions.`]
      : []
  const unknown = requirements.flatMap(({ id, slot, anyOf }) =>
    withoutConcepts.includes(slot)
      ? []
      : anyOf
          .filter((wanted) => !concepts.some((concept) => isUnder(concept.id, wanted)))
          .map((wanted) => `The requirement ${id} of the policy's intake names ${wanted}, which the taxonomy has not.`),
  )
  return [...tooMany, ...unknown]
}

import type { Database } from './store.ts'

/** Attempts, each with its assessment. */
export function attemptsWithAssessment(db: Database) {
  return db
    .selectFrom('attempt')
    .innerJoin('assessment', (join) =>
      join
        .onRef('assessment.organisation_id', '=', 'attempt.organisation_id')
        .onRef('assessment.assessment_id', '=', 'attempt.assessment_id'),
    )
}

/** Attempts, each with its assessment and the form of it that was given out. */
export function attemptsWithForm(db: Database) {
  return attemptsWithAssessment(db).innerJoin('form', (join) =>
    join
      .onRef('form.organisation_id', '=', 'attempt.organisation_id')
      .onRef('form.assessment_id', '=', 'attempt.assessment_id')
      .onRef('form.form_id', '=', 'attempt.form_id'),
  )
}

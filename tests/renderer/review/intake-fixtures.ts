import { makeFixture } from '../../../node/fixture/make-fixture.ts'
import type { AttemptReview } from '../../../shared/api/review.ts'
import type { NewEvent } from '../../../shared/attempt/events.ts'
import type { IntakeChoices } from '../../../shared/intake/model.ts'
import { redactIntake } from '../../../shared/intake/redact.ts'
import type { IntakeRules } from '../../../shared/intake/rules.ts'
import { intakeConversation, intakeRules } from '../../fixtures/intake-conversation.ts'
import { testPrimitives } from '../../shared/journal/build-journal.ts'
import { reviewOf, summaryOf } from './fixtures.ts'

export const intakeIds = {
  shared: 'a1000000-0000-4000-8000-000000000001',
  notShared: 'a1000000-0000-4000-8000-000000000002',
  deleted: 'a1000000-0000-4000-8000-000000000003',
  notHeld: 'a1000000-0000-4000-8000-000000000004',
  nothingConfirmed: 'a1000000-0000-4000-8000-000000000005',
} as const

const converse = (choices: Partial<IntakeChoices>) => intakeConversation(choices)
const conversations: Readonly<Record<keyof typeof intakeIds, readonly NewEvent[]>> = {
  shared: converse({ shareTranscript: true }),
  notShared: converse({}),
  deleted: [...converse({}), { type: 'intake.deleted', data: {} }],
  notHeld: [],
  nothingConfirmed: converse({}).filter(({ type }) => type !== 'intake.decided'),
}

/** An attempt with an intake conversation as the server would tell it, made by the fixture maker. */
async function reviewWith(attemptId: string, conversation: readonly NewEvent[]): Promise<AttemptReview> {
  const rules: IntakeRules = intakeRules
  const { attempt, documents } = await makeFixture(testPrimitives, {
    version: 1,
    prologue: false,
    policy: { intake: rules },
    steps: [
      { do: 'consent' },
      { do: 'check' },
      ...conversation.flatMap((event) => [
        { do: 'wait', ms: 9_000 },
        { do: 'event', ...event },
      ]),
      { do: 'begin' },
      { do: 'focus', field: 'tool-library-note.verdict' },
      { do: 'type', text: 'The note cannot be sent as it is.' },
      { do: 'submit' },
    ],
  })
  const built = {
    events: redactIntake(attempt.events, rules),
    pack: documents.pack,
    policy: documents.policy,
  }
  return reviewOf(built, summaryOf(built, attemptId, 'Noor Castellanos', 0))
}

/** One attempt for each way in which a conversation may end. */
export async function createIntakeReviews(): Promise<ReadonlyMap<string, AttemptReview>> {
  const names = Object.keys(intakeIds) as (keyof typeof intakeIds)[] // the keys of the table above
  return new Map(
    await Promise.all(
      names.map(async (name) => [intakeIds[name], await reviewWith(intakeIds[name], conversations[name])] as const),
    ),
  )
}

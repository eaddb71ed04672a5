import { expect, test } from 'vitest'
import { record as english } from '../../../renderer/i18n/en/record.ts'
import { intakePurpose, intakeText } from '../../../renderer/record/intake-entry.ts'
import { eventData } from '../../../shared/attempt/events.ts'
import { asJournal, intakeConversation, said } from '../../fixtures/intake-conversation.ts'

const { reason: _reason, ...texts } = said
const events = asJournal([
  ...intakeConversation(),
  { type: 'intake.update-chosen', data: { id: '1.1', isChosen: true } },
  { type: 'intake.deleted', data: {} },
])

test('the candidate’s own record holds every text of the conversation, also what no reviewer is shown', () => {
  const shown = events.map(intakeText)
  for (const text of Object.values(texts)) expect(shown).toContain(text)
})

test('every entry of the conversation says what it is used for, and other entries leave that to their lane', () => {
  const types = Object.keys(eventData).filter((type) => type.startsWith('intake.'))
  expect([...new Set(events.map(({ type }) => type))].toSorted()).toEqual(types.toSorted())
  for (const event of events) expect(Object.keys(english)).toContain(`purpose.${intakePurpose(event)}`)
  expect(asJournal([{ type: 'assessment.started', data: {} }]).map(intakePurpose)).toEqual([null])
})

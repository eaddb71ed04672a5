import type { JournalEvent } from '../../shared/attempt/events.ts'

/** What an entry of the intake conversation holds word for word; only the candidate's own record shows it. */
export function intakeText(event: JournalEvent | undefined): string | null {
  switch (event?.type) {
    case 'intake.asked':
    case 'intake.answered':
    case 'intake.corrected':
      return event.data.text
    case 'intake.concluded':
      return event.data.conclusion.value
    case 'intake.decided':
      return event.data.value
    default:
      return null
  }
}

/** What an entry of the conversation is used for; null for other entries, whose lane says it. */
export function intakePurpose(event: JournalEvent | undefined): 'intake' | 'intakeInsight' | null {
  switch (event?.type) {
    case 'intake.concluded':
    case 'intake.decided':
    case 'intake.update-chosen':
      return 'intakeInsight'
    default:
      return event?.type.startsWith('intake.') === true ? 'intake' : null
  }
}

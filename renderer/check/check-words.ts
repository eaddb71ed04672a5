import type { CheckFacts } from '../../shared/ipc/views.ts'
import type { Words } from '../i18n/words.ts'

/** Says in the language of the interface what main says in English as `detail`, which the journal keeps. */
export function sayCheck(t: Words<'check'>, facts: CheckFacts): string {
  // The schema gives each reason what its words ask for; a test says every one of them.
  const say = t as (reason: CheckFacts['reason'], facts: CheckFacts) => string
  return say(facts.reason, facts)
}

import type { IntakeForRecruiters } from '../../../shared/intake/for-recruiters.ts'
import type { RequirementMatch } from '../../../shared/intake/match.ts'
import type { Provider, SlotName } from '../../../shared/intake/model.ts'
import type { IntakeRules } from '../../../shared/intake/rules.ts'
import type { BadgeProps } from '../../ui/badge.tsx'

export const slotTitles: Readonly<Record<SlotName, string>> = {
  role: 'Role',
  domain: 'Fields of knowledge',
  work: 'Recent work',
  licence: 'Licences and certificates',
  language: 'Languages',
  evaluation: 'Work with AI systems',
  tools: 'Tools',
  availability: 'Availability',
  authorisation: 'Authorisation to work',
  avoid: 'Topics to avoid',
}

/** `Not shown` is as plain as it can be: it is no lack. */
export const answerWords: Readonly<
  Record<RequirementMatch['answer'], { readonly words: string; readonly tone: BadgeProps['tone'] }>
> = {
  met: { words: 'Met', tone: 'good' },
  below: { words: 'Below', tone: 'caution' },
  'not-shown': { words: 'Not shown', tone: 'plain' },
}

const kinds: Readonly<Record<Provider['kind'], string>> = {
  embedded: 'the embedded interviewer',
  system: 'the operating system',
  openai: 'an OpenAI-compatible service',
  'azure-openai': 'Azure OpenAI',
  'azure-speech': 'Azure AI Speech',
}

/** `the embedded interviewer, rules 1`; `Azure OpenAI, writer-small`. */
export function sayProvider({ kind, name }: Provider): string {
  return `${kinds[kind]}, ${kind === 'embedded' ? `rules ${name}` : name}`
}

const stages: Readonly<Record<IntakeForRecruiters['failures'][number]['stage'], string>> = {
  phrase: 'put a question into words',
  extract: 'read an answer',
  transcribe: 'make text of speech',
  speak: 'speak a question aloud',
}

export function sayFailure({ stage, by, code, instead }: IntakeForRecruiters['failures'][number]): string {
  const then = instead === null ? 'Nothing stood in for it.' : `Done by ${sayProvider(instead)} instead.`
  return `Could not ${stages[stage]}: ${sayProvider(by)} (${code}). ${then}`
}

/** Why there is nothing of a conversation to show; null where one was held. */
export function sayAbsence(state: IntakeForRecruiters['state']): string | null {
  if (state === 'none') return 'This assessment has no intake conversation.'
  if (state === 'not-held') return 'No intake conversation was held. That says nothing about the candidate.'
  if (state === 'deleted')
    return 'The candidate deleted the intake conversation, as they may. Nothing of it is shown or used.'
  return null
}

/** Whose doing it is that there is no transcript. */
export function sayNotShared(rules: IntakeRules | undefined): string {
  return rules?.transcript === 'with-consent'
    ? 'Not shared by the candidate. Quotations are left out too.'
    : 'The policy of this assessment shares no transcript with reviewers.'
}

export function sayWays({ ways, sound }: IntakeForRecruiters): string {
  if (ways.length === 0) return 'No answer was given'
  const way = ways.length === 2 ? 'By voice and by keyboard' : ways[0] === 'voice' ? 'By voice' : 'By keyboard'
  if (sound === null) return way
  const kept = {
    kept: 'the sound was kept, sealed like the record',
    discarded: 'the sound was not kept',
    'partly-kept': 'the sound of some answers was kept, sealed like the record',
  }
  return `${way}; ${kept[sound]}`
}

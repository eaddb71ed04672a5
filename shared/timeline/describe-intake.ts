import type { EventOf, EventType } from '../attempt/events.ts'
import { HIDDEN } from '../intake/hidden.ts'
import type { SlotName } from '../intake/model.ts'
import { sayCount, sayDuration } from './amounts.ts'
import type { Description } from './describe.ts'

/**
 * The conversation in words that say what happened and never what was said: the timeline is shown to people who may not
 * read the transcript.
 */
type IntakeType = Extract<EventType, `intake.${string}`>

export const slotWords: Readonly<Record<SlotName, string>> = {
  role: 'the role',
  domain: 'fields of knowledge',
  work: 'recent work',
  licence: 'licences and certificates',
  language: 'languages',
  evaluation: 'work with AI systems',
  tools: 'tools',
  availability: 'availability',
  authorisation: 'authorisation to work',
  avoid: 'topics to avoid',
}
const stageWords = {
  phrase: 'put a question into words',
  extract: 'read an answer',
  transcribe: 'make text of speech',
  speak: 'speak',
}
const say = (title: string, words: string): Description => ({ title, words, innocentCauses: [] })
const NOT_SHARED = 'What was said, and how long it is, is not shared.'
const saySound = (
  { durationMs, isKept }: { readonly durationMs: number; readonly isKept: boolean },
  isHidden: boolean,
) => `${isHidden ? 'Its sound was' : `${sayDuration(durationMs)} of sound,`} ${isKept ? 'kept sealed' : 'not kept'}.`
const sayProvider = ({ kind, name }: { readonly kind: string; readonly name: string }) =>
  kind === 'embedded' ? 'the embedded interviewer' : `${kind} (${name})`

export const intakeDescribers: { readonly [Type in IntakeType]: (event: EventOf<Type>) => Description } = {
  'intake.consented': ({ data: { choices, told } }) =>
    say(
      'The candidate agreed to the intake conversation with an AI',
      [
        choices.voice ? 'Speech may be sent to be made into text.' : 'By keyboard only.',
        choices.keepAudio ? 'The sound may be kept.' : 'No sound is kept.',
        told.length === 0 ? 'No provider was named to them.' : `Named to them: ${told.map(sayProvider).join(', ')}.`,
        choices.shareTranscript ? 'Recruiters may read the transcript.' : 'Recruiters see only what was confirmed.',
      ].join(' '),
    ),
  'intake.asked': ({ data }) =>
    say(`The interviewer asked about ${slotWords[data.slot]}`, `Put into words by ${sayProvider(data.by)}.`),
  'intake.answered': ({ data }) =>
    say(
      data.way === 'voice' ? 'The candidate answered by voice' : 'The candidate answered in writing',
      [
        data.text === HIDDEN ? NOT_SHARED : `${sayCount(data.text.length, 'character')}.`,
        ...(data.audio === null ? [] : [saySound(data.audio, data.text === HIDDEN)]),
      ].join(' '),
    ),
  'intake.corrected': ({ data }) =>
    say(
      'The candidate changed an answer',
      data.text === HIDDEN ? NOT_SHARED : `It has ${sayCount(data.text.length, 'character')} now.`,
    ),
  'intake.skipped': () => say('The candidate skipped a question', 'Nothing follows from that.'),
  'intake.mode-changed': ({ data }) =>
    say(data.mode === 'voice' ? 'The candidate went on by voice' : 'The candidate went on by keyboard', ''),
  'intake.failed': ({ data }) =>
    say(
      `${sayProvider(data.by)} could not ${stageWords[data.stage]}`,
      data.instead === null ? `Code ${data.code}.` : `Code ${data.code}. Done by ${sayProvider(data.instead)} instead.`,
    ),
  'intake.concluded': ({ data }) =>
    say(
      `The interviewer concluded something about ${slotWords[data.conclusion.slot]}`,
      'It is not used before the candidate confirms it.',
    ),
  'intake.decided': ({ data }) =>
    say(
      data.decision === 'confirmed' ? 'The candidate confirmed a conclusion' : 'The candidate rejected a conclusion',
      data.value === null ? '' : 'In their own words.',
    ),
  'intake.update-chosen': ({ data }) =>
    say(data.isChosen ? 'The candidate suggested a profile update' : 'The candidate took a profile update back', ''),
  'intake.finished': ({ data }) =>
    say('The intake conversation ended', `${sayCount(data.answered, 'question')} answered.`),
  'intake.deleted': () =>
    say('The candidate deleted the intake conversation', 'Nothing that was said before is shown or used.'),
}

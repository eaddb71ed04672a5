import type { EventOf, JournalEvent } from '../attempt/events.ts'
import { HIDDEN } from './hidden.ts'
import type { Conclusion, Insight } from './model.ts'
import type { IntakeRules } from './rules.ts'
import { foldIntake, type IntakeState } from './state.ts'

/** What decides what may leave: how the conversation ended, and which texts were the last of their turns. */
interface Sharing {
  readonly isTranscriptShared: boolean
  readonly turns: ReadonlySet<string>
  /** Sequence number of the event that holds a turn's answer as it stands at the end. */
  readonly lastTextSeq: ReadonlyMap<string, number>
  readonly confirmed: ReadonlyMap<string, Insight>
  /** Sequence number of the decision that holds an insight's final wording. */
  readonly lastDecisionSeq: ReadonlyMap<string, number>
}

/** Whether reviewers may read the transcript: the rules offer it, and the candidate's last choice allows it. */
export function isTranscriptShared(state: Pick<IntakeState, 'choices'>, rules: IntakeRules | undefined): boolean {
  return rules?.transcript === 'with-consent' && state.choices?.shareTranscript === true
}

/**
 * Makes the copy of a journal's events that reviewers get (docs/spec/intake.md, IN73 to IN76). Every event keeps its type,
 * number and times; texts that are not shared are `HIDDEN`. Other events are the same objects. Doing it twice changes nothing.
 */
export function redactIntake(events: readonly JournalEvent[], rules: IntakeRules | undefined): readonly JournalEvent[] {
  const sharing = sharingOf(events, rules)
  return events.map((event) => redactEvent(event, sharing))
}

function sharingOf(events: readonly JournalEvent[], rules: IntakeRules | undefined): Sharing {
  const state = foldIntake(events)
  const lastTextSeq = new Map<string, number>()
  const lastDecisionSeq = new Map<string, number>()
  for (const event of events) {
    if (event.type === 'intake.answered' || event.type === 'intake.corrected')
      lastTextSeq.set(event.data.turnId, event.seq)
    if (event.type === 'intake.decided' && event.data.value !== null) lastDecisionSeq.set(event.data.id, event.seq)
  }
  return {
    isTranscriptShared: isTranscriptShared(state, rules),
    turns: new Set(state.turns.map(({ turnId }) => turnId)),
    lastTextSeq,
    confirmed: new Map(
      state.insights.filter(({ status }) => status === 'confirmed').map((insight) => [insight.id, insight]),
    ),
    lastDecisionSeq,
  }
}

function redactEvent(event: JournalEvent, sharing: Sharing): JournalEvent {
  switch (event.type) {
    case 'intake.asked':
      return isShared(event.data.turnId, sharing) ? event : hideQuestion(event)
    case 'intake.answered':
    case 'intake.corrected': {
      const { turnId } = event.data
      if (isShared(turnId, sharing) && sharing.lastTextSeq.get(turnId) === event.seq) return event
      return event.type === 'intake.corrected'
        ? { ...event, data: { turnId, text: HIDDEN } }
        : { ...event, data: { ...event.data, text: HIDDEN, audio: hideLength(event.data.audio) } }
    }
    case 'intake.concluded':
      return { ...event, data: { ...event.data, conclusion: sharedConclusion(event, sharing) } }
    case 'intake.decided': {
      const isKept = sharing.confirmed.has(event.data.id) && sharing.lastDecisionSeq.get(event.data.id) === event.seq
      return isKept || event.data.value === null ? event : { ...event, data: { ...event.data, value: null } }
    }
    default:
      return event
  }
}

function isShared(turnId: string, { isTranscriptShared: isAllowed, turns }: Sharing): boolean {
  return isAllowed && turns.has(turnId)
}

/** A question follows from what was said before it, and so may its words, its name in the bank and its reason. */
function hideQuestion(event: EventOf<'intake.asked'>): JournalEvent {
  const reason = { kind: event.data.reason.kind, score: 0, words: HIDDEN }
  return { ...event, data: { ...event.data, text: HIDDEN, question: HIDDEN, reason } }
}

function hideLength(audio: EventOf<'intake.answered'>['data']['audio']) {
  return audio === null ? null : { ...audio, durationMs: 0 }
}

/** A conclusion as it was confirmed; one that was not keeps its slot alone. */
function sharedConclusion({ seq, data }: EventOf<'intake.concluded'>, sharing: Sharing): Conclusion {
  const { conclusion, id } = data
  const { turnId } = conclusion.evidence
  const noEvidence = { turnId, start: 0, end: 0 }
  const insight = sharing.confirmed.get(id)
  const nothing = { concept: null, taxonomy: null, amount: null, evidence: noEvidence }
  if (insight === undefined) return { slot: conclusion.slot, value: HIDDEN, confidence: 0, ...nothing }
  // The words that were concluded first are not the candidate's, nor is what was read from them.
  if (insight.isEdited) return { ...conclusion, value: HIDDEN, ...nothing }
  const isAsItStood = (sharing.lastTextSeq.get(turnId) ?? seq) < seq
  return isShared(turnId, sharing) && isAsItStood ? conclusion : { ...conclusion, evidence: noEvidence }
}

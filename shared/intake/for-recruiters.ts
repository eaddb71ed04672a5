import { z } from 'zod'
import type { EventOf, JournalEvent } from '../attempt/events.ts'
import { matchRequirements, RequirementMatch } from './match.ts'
import { Insight, IntakeMode, Provider, SlotName } from './model.ts'
import { isTranscriptShared, redactIntake } from './redact.ts'
import type { IntakeRules } from './rules.ts'
import { answeredCount, foldIntake, type IntakeState, type IntakeTurn } from './state.ts'

const { id, slot, value, taxonomy, amount, isEdited } = Insight.shape

/** What a reviewer is told of an intake conversation (docs/spec/intake.md, IN73 to IN78). */
export const IntakeForRecruiters = z.strictObject({
  /** `none`: the assessment has no conversation. `not-held`: it has, and none was held. `deleted`: by the candidate. */
  state: z.enum(['none', 'not-held', 'deleted', 'held']),
  /** What the candidate confirmed. `quote` is the passage that shows it; null where the transcript is not shared. */
  insights: z.array(z.strictObject({ id, slot, value, taxonomy, amount, isEdited, quote: z.string().nullable() })),
  requirements: z.array(RequirementMatch),
  /** Everyone who put a question into words, in order of their first. */
  interviewers: z.array(Provider),
  /** Everyone who made text of speech. */
  transcribers: z.array(Provider),
  failures: z.array(
    z.strictObject({
      wallMs: z.int(),
      stage: z.enum(['phrase', 'extract', 'transcribe', 'speak']),
      by: Provider,
      code: z.string(),
      instead: Provider.nullable(),
    }),
  ),
  /** By the clock of the candidate's device, Unix milliseconds; null before. */
  startedMs: z.int().nullable(),
  endedMs: z.int().nullable(),
  asked: z.int(),
  answered: z.int(),
  /** In which ways answers were given. */
  ways: z.array(IntakeMode),
  /** What became of the sound of spoken answers; null where no answer was spoken. */
  sound: z.enum(['kept', 'discarded', 'partly-kept']).nullable(),
  /** Null where the rules or the candidate do not share it. */
  transcript: z
    .array(
      z.strictObject({
        turnId: z.string(),
        slot: SlotName,
        question: z.string(),
        by: Provider,
        answer: z.strictObject({ text: z.string(), way: IntakeMode, isCorrected: z.boolean() }).nullable(),
        isSkipped: z.boolean(),
      }),
    )
    .nullable(),
})
export type IntakeForRecruiters = Readonly<z.output<typeof IntakeForRecruiters>>

/**
 * Tells what of a journal's conversation reviewers may see. It redacts by itself, so that whole and redacted events give
 * the same. Pure.
 * @param rules those of the policy; undefined where it has none
 */
export function intakeForRecruiters(
  events: readonly JournalEvent[],
  rules: IntakeRules | undefined,
): IntakeForRecruiters {
  const shared = redactIntake(events, rules)
  const state = foldIntake(shared)
  const current = sinceDeletion(shared)
  const confirmed = state.insights.filter(({ status }) => status === 'confirmed')
  return {
    state: whatBecame(state, rules),
    insights: confirmed.map((insight) => ({
      ...pick(insight),
      quote: quoteOf(insight, state.turns),
    })),
    requirements: [...matchRequirements(confirmed, rules?.requirements ?? [])],
    interviewers: distinct(state.turns.map(({ by }) => by)),
    transcribers: distinct(state.turns.flatMap(({ answer }) => answer?.transcriber ?? [])),
    failures: current.flatMap((event) => failureOf(event)),
    startedMs: current.find(({ type }) => type === 'intake.consented')?.wallMs ?? null,
    endedMs: current.findLast(({ type }) => type === 'intake.finished')?.wallMs ?? null,
    asked: state.turns.length,
    answered: answeredCount(state),
    ways: [...new Set(state.turns.flatMap(({ answer }) => answer?.way ?? []))],
    sound: soundOf(state.turns),
    transcript: isTranscriptShared(state, rules) ? state.turns.map(transcribe) : null,
  }
}

function pick({ id, slot, value, taxonomy, amount, isEdited }: Insight) {
  return { id, slot, value, taxonomy, amount, isEdited }
}

function whatBecame(state: IntakeState, rules: IntakeRules | undefined): IntakeForRecruiters['state'] {
  if (state.isDeleted) return 'deleted'
  if (state.choices !== null) return 'held'
  return rules === undefined ? 'none' : 'not-held'
}

function sinceDeletion(events: readonly JournalEvent[]): readonly JournalEvent[] {
  return events.slice(events.findLastIndex(({ type }) => type === 'intake.deleted') + 1)
}

/** The words of the answer that show it; redaction leaves no place where they are not shared. */
function quoteOf({ evidence: { turnId, start, end } }: Insight, turns: readonly IntakeTurn[]): string | null {
  const quote = turns.find((turn) => turn.turnId === turnId)?.answer?.text.slice(start, end) ?? ''
  return quote.trim() === '' ? null : quote
}

function distinct(providers: readonly Provider[]): Provider[] {
  return [...new Map(providers.map((one) => [`${one.kind} ${one.name}`, one])).values()]
}

function failureOf(event: JournalEvent): IntakeForRecruiters['failures'] {
  if (event.type !== 'intake.failed') return []
  const { stage, by, code, instead }: EventOf<'intake.failed'>['data'] = event.data
  return [{ wallMs: event.wallMs, stage, by, code, instead }]
}

function soundOf(turns: readonly IntakeTurn[]): IntakeForRecruiters['sound'] {
  const sounds = turns.flatMap(({ answer }) => answer?.audio ?? [])
  if (sounds.length === 0) return null
  const kept = sounds.filter(({ isKept }) => isKept).length
  return kept === 0 ? 'discarded' : kept === sounds.length ? 'kept' : 'partly-kept'
}

function transcribe({ turnId, slot, text, by, answer, isSkipped }: IntakeTurn) {
  const given = answer === null ? null : { text: answer.text, way: answer.way, isCorrected: answer.before !== null }
  return { turnId, slot, question: text, by, answer: given, isSkipped }
}

import { z } from 'zod'
import { IntakeProviders } from '../api/intake.ts'
import { Insight, IntakeChoices, IntakeMode, Provider, Reason, SlotName, TurnId } from '../intake/model.ts'
import { IntakeRules } from '../intake/rules.ts'

/** One question and what became of it, as the candidate sees it. */
export const TurnView = z.strictObject({
  turnId: TurnId,
  slot: SlotName,
  text: z.string(),
  reason: Reason,
  by: Provider,
  answer: z
    .strictObject({
      text: z.string(),
      way: IntakeMode,
      transcriber: Provider.nullable(),
      /** As it was understood or typed first; null where the candidate changed nothing. */
      before: z.string().nullable(),
    })
    .nullable(),
  isSkipped: z.boolean(),
  /** What the candidate wrote and did not send: the answer, or a change of it. It is no part of the record. */
  draft: z.string().nullable(),
})
export type TurnView = Readonly<z.output<typeof TurnView>>

/** An insight as the candidate sees it. */
export const InsightView = Insight.extend({
  /** The words that show it, from the answer as it stood when it was concluded. */
  words: z.string(),
  /** That whole answer; `evidence` says where in it the words are. */
  drawnFrom: z.string(),
  /** The candidate has changed that answer since. */
  isAnswerChanged: z.boolean(),
})
export type InsightView = Readonly<z.output<typeof InsightView>>

/** A confirmed insight that the candidate may have suggested for their profile. */
export const UpdateView = z.strictObject({ insightId: z.string(), text: z.string(), isChosen: z.boolean() })
export type UpdateView = Readonly<z.output<typeof UpdateView>>

/**
 * The conversation as the journal tells it. `asking`: the last turn waits for its answer. `finished`: the
 * candidate or the limit ended it, or nothing is left to ask. Insights can be decided in both, until the assessment starts.
 */
export const IntakeView = z.strictObject({
  state: z.enum(['offered', 'asking', 'finished', 'deleted']),
  rules: IntakeRules,
  choices: IntakeChoices.nullable(),
  /** Language of the conversation, a BCP 47 tag. */
  language: z.string(),
  /** Providers that the candidate was told of before agreeing. */
  told: z.array(Provider),
  mode: IntakeMode,
  turns: z.array(TurnView),
  answered: z.int().nonnegative(),
  /** Answers that are missing until the conversation is complete. */
  remaining: z.int().nonnegative(),
  /** Enough was answered: the candidate may finish at any time. */
  canFinish: z.boolean(),
  insights: z.array(InsightView),
  updates: z.array(UpdateView),
  providers: IntakeProviders,
  /** Providers of `providers` that are not used, because the candidate was not told of them before agreeing. */
  untold: z.array(Provider),
  /** Who interviews now; `embedded` after the provider failed, with what failed as an error code. */
  interviewer: z.strictObject({ by: Provider, failure: z.string().nullable() }),
  /** The assessment has begun: nothing of the conversation can change any more. */
  isClosed: z.boolean(),
})
export type IntakeView = Readonly<z.output<typeof IntakeView>>

/** What the client hears at this moment. `failed` names an error code; what was said is kept in memory for another try. */
export const HearingView = z.strictObject({
  state: z.enum(['idle', 'listening', 'speech', 'transcribing', 'failed']),
  code: z.string().nullable(),
})
export type HearingView = Readonly<z.output<typeof HearingView>>

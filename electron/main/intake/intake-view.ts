import { type IntakeProviders, providersIn } from '../../../shared/api/intake.ts'
import { extractionVersion } from '../../../shared/intake/extract.ts'
import type { Provider } from '../../../shared/intake/model.ts'
import type { IntakeRules } from '../../../shared/intake/rules.ts'
import { answeredCount, answerText, type IntakeState, isTold } from '../../../shared/intake/state.ts'
import { updatesOf } from '../../../shared/intake/updates.ts'
import type { IntakeView } from '../../../shared/ipc/intake-views.ts'

/** The interviewer of this program: its questions, and what it reads in the answers. */
export const embedded: Provider = { kind: 'embedded', name: extractionVersion }

/** Who helps, and why nobody does where that failed lately: an error code. */
export interface Help {
  readonly providers: IntakeProviders
  readonly failure: string | null
}

/** Projects the folded conversation to what the page shows. Copies what it hands out. */
export function intakeView(
  state: IntakeState,
  rules: IntakeRules,
  { providers, failure }: Help,
  draftOf: (turnId: string) => string | null,
): IntakeView {
  const answered = answeredCount(state)
  const chat = providers.chat !== null && isTold(state, providers.chat) ? providers.chat : null
  return {
    state: stateOf(state),
    rules,
    choices: state.choices,
    language: state.language,
    told: [...state.told],
    mode: state.mode,
    turns: state.turns.map(({ turnId, slot, text, reason, by, answer, isSkipped }) => ({
      turnId,
      slot,
      text,
      reason,
      by,
      answer: answer && {
        text: answer.text,
        way: answer.way,
        transcriber: answer.transcriber,
        before: answer.before,
      },
      isSkipped,
      draft: draftOf(turnId),
    })),
    answered,
    remaining: Math.max(0, rules.minAnswers - answered),
    canFinish: answered >= rules.minAnswers,
    insights: state.insights.map((insight) => {
      const { turnId, start, end } = insight.evidence
      const drawnFrom = state.drawnFrom.get(insight.id) ?? ''
      return {
        ...insight,
        words: drawnFrom.slice(start, end),
        drawnFrom,
        isAnswerChanged: answerText(state, turnId) !== drawnFrom,
      }
    }),
    updates: [...updatesOf(state)],
    providers,
    untold: providersIn(providers).filter((provider) => state.choices !== null && !isTold(state, provider)),
    interviewer: { by: failure === null && chat !== null ? chat : embedded, failure },
    isClosed: state.isClosed,
  }
}

function stateOf(state: IntakeState): IntakeView['state'] {
  if (state.isDeleted) return 'deleted'
  if (state.choices === null) return 'offered'
  return state.finished === null ? 'asking' : 'finished'
}

import type { IntakeView, TurnView } from '../../shared/ipc/intake-views.ts'

/** The rules let the candidate speak, and somebody makes text of it. */
export function offersVoice({ rules, providers }: IntakeView): boolean {
  return rules.voice === 'offered' && providers.transcription !== null
}

/** The open question is answered by voice. */
export function isSpoken(view: IntakeView): boolean {
  return offersVoice(view) && view.choices?.voice === true && view.mode === 'voice'
}

/** The answer that was spoken last; its caption stands beside the next question. */
export function lastSpoken({ turns }: IntakeView): TurnView | undefined {
  return turns.findLast(({ answer }) => answer?.way === 'voice')
}

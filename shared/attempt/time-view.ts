import type { TimeView } from '../ipc/views.ts'
import type { ClockState } from './clock.ts'
import type { ClockRules } from './clock-rules.ts'

/** What is left of a limit; never below nothing (TM10). */
function left(limitMs: number, usedMs: number): number {
  return Math.max(0, Math.round(limitMs - usedMs))
}

/** Says whether the time of the whole assessment has ended. */
export function isAssessmentOver(state: ClockState, rules: ClockRules): boolean {
  return rules.assessmentMs !== null && state.usedMs >= rules.assessmentMs
}

/** Says whether the time of a section has ended, with that of the assessment or by its own limit. */
export function isSectionOver(state: ClockState, rules: ClockRules, section: string | undefined): boolean {
  if (isAssessmentOver(state, rules)) return true
  const limitMs = section === undefined ? undefined : rules.sectionMs.get(section)
  return limitMs !== undefined && (state.sectionUsedMs.get(section ?? '') ?? 0) >= limitMs
}

/** What is left of the break that is on; 0 when its allowance has ended, null when there is no break. */
export function breakLeftMs(state: ClockState, rules: ClockRules): number | null {
  return state.breakMs === null ? null : left(rules.breaks.lengthMs, state.breakMs)
}

/** The clock as the page shows it; `state` is as of `wallMs` (`clockAt`). */
export function timeView(state: ClockState, rules: ClockRules, wallMs: number): TimeView {
  const { assessmentMs } = rules
  const onBreakMs = breakLeftMs(state, rules)
  const isStopped = state.isHandedOver || (onBreakMs ?? 0) > 0 || isAssessmentOver(state, rules)
  const usedMs = Math.round(assessmentMs === null ? state.usedMs : Math.min(state.usedMs, assessmentMs))
  const sections = [...rules.sectionMs].map(([section, limitMs]) => {
    const ownMs = Math.min(state.sectionUsedMs.get(section) ?? 0, limitMs)
    return [section, { usedMs: Math.round(ownMs), leftMs: left(limitMs, ownMs) }] as const
  })
  return {
    atWallMs: Math.floor(wallMs),
    isRunning: state.isRunning && !isStopped,
    usedMs,
    leftMs: assessmentMs === null ? null : left(assessmentMs, state.usedMs),
    sections: Object.fromEntries(sections),
    givenBackMs: Math.round(state.givenBackMs),
    extraTimePercent: rules.extraTimePercent,
    breaks: {
      left: Math.max(0, rules.breaks.count - state.breaksTaken),
      minutes: Math.round(rules.breaks.lengthMs / 60_000),
      untilWallMs: onBreakMs === null ? null : Math.floor(wallMs + onBreakMs),
    },
  }
}

import { blind, type Emitter, listenTo, type Sensor, unsupported } from './sensor.ts'

export interface AssistiveDeps {
  readonly app: Emitter & { isAccessibilitySupportEnabled(): boolean }
  readonly platform: string
  /** The candidate chose, with the consent, to have it recorded. */
  readonly isAgreed: boolean
}

/**
 * Records that a program which reads or works the screen for somebody runs: protective, it lowers suspicion and never
 * raises it. Private by default: it is off unless the candidate chose it.
 */
export function createAssistiveSensor({ app, platform, isAgreed }: AssistiveDeps): Sensor {
  return {
    name: 'assistive',
    start: (record) => {
      if (!isAgreed) return blind({ state: 'off', reason: 'The candidate did not choose to have it recorded.' })
      if (platform !== 'darwin' && platform !== 'win32')
        return blind(unsupported('This system does not tell programs that assistive technology runs.'))
      let wasOn = false
      const look = (isOn: boolean) => {
        if (isOn !== wasOn) void record({ type: 'assistive.changed', data: { isOn } })
        wasOn = isOn
      }
      queueMicrotask(() => look(app.isAccessibilitySupportEnabled())) // its coverage comes first
      return {
        coverage: { state: 'on', reason: 'The system says that some such program runs, not which.' },
        stop: listenTo(app, { 'accessibility-support-changed': (_event: unknown, isOn: boolean) => look(isOn) }),
      }
    },
  }
}

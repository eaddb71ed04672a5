import { type Emitter, listenTo, type Sensor, seesEverything } from './sensor.ts'

export interface FullscreenDeps {
  readonly window: Emitter
  /** True while the app itself is taking its window out of full screen. */
  readonly isLeaveRequested: () => boolean
}

/** Records when the window fills the screen and when it stops to. */
export function createFullscreenSensor({ window, isLeaveRequested }: FullscreenDeps): Sensor {
  return {
    name: 'fullscreen',
    start: (record) => ({
      coverage: seesEverything,
      stop: listenTo(window, {
        'enter-full-screen': () => void record({ type: 'fullscreen.entered', data: {} }),
        'leave-full-screen': () => void record({ type: 'fullscreen.left', data: { isRequested: isLeaveRequested() } }),
      }),
    }),
  }
}

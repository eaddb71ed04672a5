import { type Emitter, listenTo, type Sensor, seesEverything, unsupported } from './sensor.ts'

/** Records when the screen is locked and unlocked; only macOS and Windows announce it. */
export function createLockSensor(powerMonitor: Emitter, platform: string): Sensor & { isLocked: () => boolean } {
  let locked = false
  return {
    name: 'lock',
    isLocked: () => locked,
    start: (record) => {
      const unsubscribe = listenTo(powerMonitor, {
        'lock-screen': () => {
          locked = true
          void record({ type: 'screen.locked', data: {} })
        },
        'unlock-screen': () => {
          locked = false
          void record({ type: 'screen.unlocked', data: {} })
        },
      })
      const isAnnounced = platform === 'darwin' || platform === 'win32'
      return {
        coverage: isAnnounced
          ? seesEverything
          : unsupported('This system does not tell programs when the screen is locked.'),
        stop: unsubscribe,
      }
    },
  }
}

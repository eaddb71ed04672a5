import { blind, type Emitter, listenTo, type Sensor, seesEverything, unsupported } from './sensor.ts'

/** Records that another user's desktop came to the front of this computer, and that this one's came back. macOS only. */
export function createUserSwitchSensor(powerMonitor: Emitter, platform: string): Sensor {
  return {
    name: 'user-switch',
    start: (record) => {
      if (platform !== 'darwin')
        return blind(unsupported('Only macOS tells programs that another user took the computer.'))
      const report = (isActive: boolean) => () => void record({ type: 'user.switched', data: { isActive } })
      const stop = listenTo(powerMonitor, {
        'user-did-resign-active': report(false),
        'user-did-become-active': report(true),
      })
      return { coverage: seesEverything, stop }
    },
  }
}

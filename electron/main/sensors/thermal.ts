import { blind, type Emitter, listenTo, type Sensor, seesEverything, unsupported } from './sensor.ts'

interface Heat {
  readonly state: string
}
interface Speed {
  readonly limit: number
}

/** Records that the system slows the computer down, because of heat for example: it explains lag. */
export function createThermalSensor(powerMonitor: Emitter, platform: string): Sensor {
  return {
    name: 'thermal',
    start: (record) => {
      if (platform !== 'darwin' && platform !== 'win32')
        return blind(unsupported('This system does not tell programs that it slows the computer down.'))
      const slowed = (detail: string) => void record({ type: 'power.slowed', data: { detail } })
      const stop = listenTo(powerMonitor, {
        'thermal-state-change': ({ state }: Heat) => slowed(`thermal state ${state}`),
        'speed-limit-change': ({ limit }: Speed) => slowed(`speed limit ${limit} %`),
      })
      return { coverage: seesEverything, stop }
    },
  }
}

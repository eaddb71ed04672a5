import type { NewEvent, SensorName } from '../../../shared/attempt/events.ts'
import { blind, type Coverage, notUsed, type Sensor, unsupported } from './sensor.ts'

const onceOnly: Coverage = { state: 'on', reason: 'It is looked at once, when the client starts to record.' }

/** Asks the computer once, when the attempt starts or is opened again. Opt-in, and for information only. */
function createSurvey(
  name: Extract<SensorName, 'virtual-machine' | 'remote-session'>,
  isUsed: boolean,
  ask: () => Promise<readonly NewEvent[] | null>,
): Sensor {
  return {
    name,
    start: (record, see) => {
      if (!isUsed) return blind(notUsed)
      let isStopped = false
      const look = async () => {
        const events = await ask()
        if (isStopped) return
        if (events === null) see(unsupported('The system does not say.'))
        for (const event of events ?? []) void record(event)
      }
      void look()
      return {
        coverage: onceOnly,
        stop: () => {
          isStopped = true
        },
      }
    },
  }
}

/** Records what says that the client runs in a virtual machine. @param signals null when the system cannot be asked */
export function createVirtualMachineSensor(isUsed: boolean, signals: () => Promise<readonly string[] | null>): Sensor {
  return createSurvey('virtual-machine', isUsed, async () => {
    const found = await signals()
    if (found === null) return null
    return found.length === 0 ? [] : [{ type: 'machine.noticed', data: { signals: [...found] } }]
  })
}

/** Records how the session is reached from another computer. @param kinds null when the system cannot be asked */
export function createRemoteSessionSensor(isUsed: boolean, kinds: () => Promise<readonly string[] | null>): Sensor {
  return createSurvey('remote-session', isUsed, async () => {
    const found = await kinds()
    return found?.map((kind) => ({ type: 'remote.noticed', data: { kind } })) ?? null
  })
}

import { expect, test } from 'vitest'
import { createNetworkSensor } from '../../../../electron/main/sensors/network.ts'
import type { Sensor } from '../../../../electron/main/sensors/sensor.ts'
import { createSupervisor } from '../../../../electron/main/sensors/supervisor.ts'
import type { NewEvent } from '../../../../shared/attempt/events.ts'
import { AppError } from '../../../../shared/errors.ts'
import { Policy } from '../../../../shared/policy/policy.ts'
import { readSample } from '../../../server/candidate.ts'
import { codeOf } from '../code-of.ts'

const policy = Policy.parse(readSample('policy'))

/** Records until it is closed, as a journal does. */
function closable() {
  const events: NewEvent[] = []
  let isClosed = false
  return {
    events,
    record: async (event: NewEvent) => {
      if (isClosed) throw new AppError('journal/closed')
      return events.push(event) - 1
    },
    close: () => {
      isClosed = true
    },
  }
}

// That nothing is rejected with nobody to hear it is checked by the runner: it fails on any such rejection.
test('what a sensor reports to a closed journal goes nowhere, and disturbs nobody', async () => {
  const journal = closable()
  const network = createNetworkSensor()
  const supervisor = createSupervisor([network], policy.waived)
  await supervisor.start(journal.record)
  journal.close()
  network.saw(false, 'no answer')
  supervisor.report('network', { state: 'off', reason: 'gone' })
  await new Promise((resolve) => setImmediate(resolve))
  expect([await codeOf(supervisor.stop('closed')), journal.events.length]).toEqual(['journal/closed', 1])
})

test('a start that the journal refuses is told to whoever starts', async () => {
  const journal = closable()
  journal.close()
  expect(await codeOf(createSupervisor([createNetworkSensor()], policy.waived).start(journal.record))).toBe(
    'journal/closed',
  )
})

test('a sensor that cannot let go keeps no other one watching, and all are recorded as off', async () => {
  const journal = closable()
  const stopped: string[] = []
  const sensor = (name: Sensor['name'], stop: () => void): Sensor => ({
    name,
    start: () => ({ coverage: { state: 'on', reason: '' }, stop }),
  })
  const broken = sensor('focus', () => {
    throw new Error('gone')
  })
  const supervisor = createSupervisor([broken, sensor('power', () => stopped.push('power'))], policy.waived)
  await supervisor.start(journal.record)
  await supervisor.stop('over')
  const off = (name: string) => ({ sensor: name, state: 'off', reason: 'over' })
  expect([stopped, journal.events.slice(2).map((event) => event.data)]).toEqual([
    ['power'],
    [off('focus'), off('power')],
  ])
})

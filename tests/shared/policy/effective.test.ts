import { describe, expect, test } from 'vitest'
import { effectivePolicy, forbiddenReason } from '../../../shared/policy/effective.ts'
import { explainMachine, explainPolicy } from '../../../shared/policy/explain.ts'
import { mergeManaged, unmanaged } from '../../../shared/policy/merge-managed.ts'
import { Policy } from '../../../shared/policy/policy.ts'
import { readSample } from '../../server/candidate.ts'

const sample = Policy.parse(readSample('policy'))
const machine = (values: Readonly<Record<string, unknown>>) =>
  mergeManaged({ sources: [{ place: '/etc/a.json', scope: 'computer', values }], problems: [] })
const approved = { extraTimePercent: 0, extraBreaks: 0, breakMinutes: 0, waived: ['displays' as const] }
const watching: Policy = {
  ...sample,
  waived: [{ sensor: 'focus', reason: 'Open book' }],
  integrity: { ...sample.integrity, sensors: { ...sample.integrity.sensors, idle: true } },
}

describe('the policy that holds for an attempt', () => {
  test('is the one that was issued where nobody manages the computer', () => {
    expect(effectivePolicy(watching, null, unmanaged)).toEqual(watching)
  })

  test('[M7] changes what is held and watched, and nothing else', () => {
    const all = machine({
      MinimumLockdown: 'lockdown',
      RequiredSensors: ['focus'],
      ForbiddenSensors: ['power'],
      OptionalSensorsForbidden: true,
    })
    const { lockdown, waived, integrity, ...rest } = effectivePolicy(watching, approved, all)
    expect([lockdown, waived.length, integrity.reactions]).toEqual(['lockdown', 2, watching.integrity.reactions])
    expect({ ...watching, ...rest }).toEqual(watching)
  })

  test('[M8] a least level raises what is held and never lowers it', () => {
    const held = (level: string, issued: Policy) => {
      const { lockdown, integrity } = effectivePolicy(issued, null, machine({ MinimumLockdown: level }))
      return [lockdown, integrity.hold]
    }
    const strict: Policy = { ...sample, lockdown: 'lockdown' }
    const own: Policy = { ...sample, integrity: { ...sample.integrity, hold: ['one-display'] } }
    expect([
      held('restrict', sample),
      held('restrict', strict),
      held('lockdown', { ...sample, lockdown: 'restrict' }),
      held('restrict', own),
      held('observe', own),
    ]).toEqual([
      ['restrict', ['fullscreen', 'shortcuts', 'clipboard']],
      ['lockdown', null],
      ['lockdown', ['shortcuts', 'clipboard', 'kiosk', 'one-display', 'content-protection']],
      ['restrict', ['one-display', 'fullscreen', 'shortcuts', 'clipboard']],
      ['observe', ['one-display']],
    ])
  })

  test('[M9] what was approved for a candidate is never undone by an administrator', () => {
    const required = machine({ RequiredSensors: ['displays', 'focus'] })
    expect(effectivePolicy(watching, approved, required).waived).toEqual([
      { sensor: 'displays', reason: 'accommodation' },
    ])
  })

  test('[M10] a sensor that the administrator forbids is waived, with that reason', () => {
    expect(effectivePolicy(sample, null, machine({ ForbiddenSensors: ['power'] })).waived).toEqual([
      { sensor: 'power', reason: forbiddenReason },
    ])
  })

  test('[M11] a waiver of the policy does not count for a sensor that the administrator requires', () => {
    expect(effectivePolicy(watching, null, machine({ RequiredSensors: ['focus'] })).waived).toEqual([])
  })

  test('[M12] every value says who decided it, and where', () => {
    const managed = machine({
      MinimumLockdown: 'restrict',
      ForbiddenSensors: ['power'],
      OptionalSensorsForbidden: true,
    })
    const rows = explainPolicy(watching, approved, managed, 'Example')
    const row = (name: string) => {
      const found = rows.find((one) => one.name === name)
      return [found?.value, found?.origin, found?.place]
    }
    expect([
      row('lockdown'),
      row('sensor.power'),
      row('sensor.focus'),
      row('sensor.displays'),
      row('sensor.edits'),
      row('optional.idle'),
      row('deletion'),
    ]).toEqual([
      ['restrict', 'computer', '/etc/a.json'],
      [`waived: ${forbiddenReason}`, 'computer', '/etc/a.json'],
      ['waived: Open book', 'issued', 'Example'],
      ['waived: accommodation', 'accommodation', 'Example'],
      ['used', 'issued', 'Example'],
      [false, 'computer', '/etc/a.json'],
      ['before-submission', 'issued', 'Example'],
    ])
    expect(explainMachine(managed).filter(({ origin }) => origin === 'computer')).toHaveLength(3)
  })
})

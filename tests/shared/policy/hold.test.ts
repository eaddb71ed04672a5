import { describe, expect, test } from 'vitest'
import { holdParts } from '../../../shared/attempt/events.ts'
import { partsHeld, planHold, sensorOfPart } from '../../../shared/policy/hold.ts'
import { recordOnly } from '../../../shared/policy/integrity.ts'

type Asked = Parameters<typeof planHold>[0]
const asked = (change: Partial<Asked> = {}): Asked => ({
  lockdown: 'observe',
  isFullscreenAsked: false,
  waived: [],
  integrity: { ...recordOnly, hold: null },
  ...change,
})
const namesOf = (policy: Asked) => planHold(policy).map(({ part }) => part)

describe('what a policy holds', () => {
  test('[L1] is what its level holds, or the parts that it lists', () => {
    expect(namesOf(asked())).toEqual([])
    expect(namesOf(asked({ lockdown: 'restrict' }))).toEqual(['fullscreen', 'shortcuts', 'clipboard'])
    expect(namesOf(asked({ lockdown: 'lockdown' }))).toEqual([
      'kiosk',
      'shortcuts',
      'clipboard',
      'one-display',
      'content-protection',
    ])
    expect(namesOf(asked({ lockdown: 'lockdown', integrity: { ...recordOnly, hold: ['clipboard'] } }))).toEqual([
      'clipboard',
    ])
  })

  test('[L2] adds full screen where it is asked, and not twice', () => {
    expect(namesOf(asked({ isFullscreenAsked: true }))).toEqual(['fullscreen'])
    expect(namesOf(asked({ isFullscreenAsked: true, lockdown: 'restrict' }))).toEqual([
      'fullscreen',
      'shortcuts',
      'clipboard',
    ])
    expect(namesOf(asked({ isFullscreenAsked: true, lockdown: 'lockdown' }))).not.toContain('fullscreen')
  })

  test('[L3] leaves out what a waived sensor goes with, part by part', () => {
    for (const part of holdParts) {
      const waived = [{ sensor: sensorOfPart[part], reason: 'accommodation' }]
      const plan = planHold(asked({ integrity: { ...recordOnly, hold: [...holdParts] }, waived }))
      expect(partsHeld(plan)).not.toContain(part)
      expect(plan.find((one) => one.part === part)).toEqual({ part, waived: 'accommodation' })
    }
  })

  test('[L3] keeps a second display that was approved', () => {
    const plan = planHold(asked({ lockdown: 'lockdown', waived: [{ sensor: 'displays', reason: 'accommodation' }] }))
    expect(partsHeld(plan)).toEqual(['kiosk', 'shortcuts', 'clipboard', 'content-protection'])
  })
})

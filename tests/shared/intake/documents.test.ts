import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { slotNames } from '../../../shared/intake/model.ts'
import { IntakeRules } from '../../../shared/intake/rules.ts'
import { scoreOf } from '../../../shared/intake/score.ts'
import { emptyIntake } from '../../../shared/intake/state.ts'
import { conceptById } from '../../../shared/intake/taxonomy/taxonomy.ts'
import { intakeRules } from './conversation.ts'

const read = (path: string) => readFileSync(new URL(`../../../docs/${path}`, import.meta.url), 'utf8')

describe('what the documents say', () => {
  test('the policy of the guide is one that a server accepts, with concepts that exist', () => {
    const example = /```json\n("intake": [\s\S]+?)```/.exec(read('intake.md'))?.[1] ?? ''
    const { intake } = JSON.parse(`{${example}}`) as { intake: unknown }
    const rules = IntakeRules.parse(intake)
    for (const { anyOf } of rules.requirements) for (const id of anyOf) expect(conceptById(id)?.id).toBe(id)
  })

  test('[IN1] the table of values and costs is that of the program', () => {
    const rows = [...read('spec/intake.md').matchAll(/^\| ([a-z]+) \| ([\d.]+) \| ([\d.]+) \| ([\d.]+) \|$/gm)]
    const scores = rows.map(([, slot, value, cost, score]) => {
      expect(Math.round((Number(value) / Number(cost)) * 1_000) / 1_000).toBe(Number(score))
      return [slot, Number(score)]
    })
    expect(new Map(scores as [string, number][])).toEqual(
      new Map(slotNames.map((slot) => [slot, scoreOf(emptyIntake(), intakeRules, slot)])),
    )
  })
})

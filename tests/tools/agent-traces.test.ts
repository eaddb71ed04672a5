import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import {
  distances,
  earned,
  earnedByChance,
  guesses,
  type LabelledTrace,
  readFolder,
  readTrace,
  report,
} from '../../tools/studies/agent-traces.ts'

const file = (texts: readonly string[], gold: number | string) =>
  JSON.stringify({
    history: texts.map((content, index) => ({
      content,
      name: index % 2 === 0 ? 'Planner (thought)' : 'Terminal',
      role: 'user',
    })),
    mistake_step: gold,
    mistake_agent: 'Planner',
    other: 1,
  })
const trace = (steps: number, gold: number, failing: readonly number[] = []): LabelledTrace => ({
  group: 'hand',
  actors: Array.from({ length: steps }, () => 'Planner'),
  failing,
  gold,
  goldActor: 'Planner',
})
const rule = (name: string) => guesses[name] ?? (() => null)

describe('a labelled trace', () => {
  it('is read with its label, its actors and the steps that look like a failure', () => {
    const text = file(['Error in the task is no step.', 'fine', 'ValueError: exitcode: 1', 'done'], '2')
    expect(readTrace('hand-1.json', text)).toEqual({
      group: 'hand',
      actors: ['Planner', 'Terminal', 'Planner', 'Terminal'],
      failing: [2],
      gold: 2,
      goldActor: 'Planner',
    })
  })

  it('is left out when it is none, or when its label points outside of it', () => {
    expect([readTrace('a-1.json', '{'), readTrace('a-1.json', '{}'), readTrace('a-1.json', file(['a'], 1))]).toEqual([
      null,
      null,
      null,
    ])
  })
})

describe('what a rule of thumb earns', () => {
  const traces = [trace(10, 4, [5, 8]), trace(10, 9, [3])]

  it('is the share of exact steps and half of those within the tolerance', () => {
    const names = ['last step', 'last failing step', 'first failing step', 'step before it', 'middle step']
    expect(names.map((name) => [0, 1].map((tolerance) => earned(traces, rule(name), tolerance)))).toEqual([
      [0.5, 0.5],
      [0, 0],
      [0, 0.25],
      [0.5, 0.5],
      [0.5, 0.5],
    ])
  })

  it('by chance is one step of all, and half a step on each side of it', () => {
    expect([
      earnedByChance([trace(10, 4)], 0),
      earnedByChance([trace(10, 4)], 1),
      earnedByChance([trace(10, 9)], 1),
    ]).toEqual([0.1, 0.2, 0.15])
  })

  it('comes with how far off it is', () => {
    expect(distances(traces, rule('last step'))).toEqual([0.5, 0, 0, 0.5, 0])
  })
})

describe('the report', () => {
  it('reads a folder, counts what it cannot read, and gives each group and all of them', () => {
    const folder = mkdtempSync(join(tmpdir(), 'candor-traces-'))
    try {
      writeFileSync(join(folder, 'hand-1.json'), file(['task', 'step', 'failed', 'done'], 1))
      writeFileSync(join(folder, 'other-1.json'), file(['task', 'step', 'failed', 'done'], 2))
      writeFileSync(join(folder, 'other-2.json'), '[]')
      const { traces, unread } = readFolder(folder)
      const headings = report(traces).filter((line) => /^\w/u.test(line))
      expect([traces.length, unread, headings]).toEqual([2, ['other-2.json'], ['hand', 'other', 'all']])
    } finally {
      rmSync(folder, { recursive: true })
    }
  })
})

import { execFileSync } from 'node:child_process'
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'playwright/test'

const pictures = [
  '01-invitation',
  '02-pre-flight',
  '04-intake-concluded',
  '05-evaluation',
  '08-live',
  '12-receipt',
  '12-reply',
  '13-review-list',
  '14-review-attempt',
  '15-where-it-came-from',
  '16-while-away',
  '17-was-it-watching',
  '18-intake',
  '19-can-it-be-trusted',
  '20-report',
]
const root = join(import.meta.dirname, '../..')

test('the demonstration does the whole job, and what was done and what was recorded agree', () => {
  const out = mkdtempSync(join(tmpdir(), 'candor-whole-job-'))
  try {
    execFileSync(process.execPath, ['tools/demo/main.ts', '--out', out], {
      cwd: root,
      stdio: 'inherit',
      timeout: 220_000,
    })
    const report = JSON.parse(readFileSync(join(out, 'report.json'), 'utf8'))
    expect(report.agreement.filter(({ ok }: { ok: boolean }) => !ok)).toEqual([])
    expect(report.agreement.length).toBeGreaterThanOrEqual(18)
    expect(report.verification).toMatchObject({ ok: true, gaps: 0, forks: 0 })
    expect(report.ratings.map(({ item }: { item: string }) => item).toSorted()).toEqual([
      'garden-notice',
      'tool-library-note',
    ])
    expect(report.findings.find(({ rule }: { rule: string }) => rule === 'external-paste-share')?.answer).toBe('found')
    expect(report.runtime).toContain('electron')
    for (const picture of pictures)
      expect(existsSync(join(out, `${picture}-light.png`)) && existsSync(join(out, `${picture}-dark.png`))).toBe(true)
    const file = (name: string) => join(out, name)
    const args = ['server/cli/main.ts', 'verify', file('attempt.candor'), '--server-key', file('server.key')]
    const closed = execFileSync(process.execPath, args, { cwd: root, encoding: 'utf8' })
    expect(closed.trim().split('\n').at(-1)).toMatch(/^This record holds as far as it could be checked\./)
    expect(readFileSync(file('verify.txt'), 'utf8').trim().split('\n').at(-1)).toMatch(/^This record holds\./)
  } finally {
    rmSync(out, { recursive: true, force: true })
  }
})

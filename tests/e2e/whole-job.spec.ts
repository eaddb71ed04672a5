import { execFileSync } from 'node:child_process'
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'playwright/test'

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
    expect(report.agreement.length).toBeGreaterThanOrEqual(15)
    expect(report.verification).toMatchObject({ ok: true, gaps: 0, forks: 0 })
    expect(report.ratings.map(({ item }: { item: string }) => item).toSorted()).toEqual([
      'garden-notice',
      'tool-library-note',
    ])
    expect(report.findings.find(({ rule }: { rule: string }) => rule === 'external-paste-share')?.answer).toBe('found')
    expect(report.runtime).toContain('electron')
    for (const picture of ['01-invitation', '05-evaluation', '12-receipt', '13-review-list', '14-review-attempt'])
      expect(existsSync(join(out, `${picture}-light.png`)) && existsSync(join(out, `${picture}-dark.png`))).toBe(true)
    const verify = execFileSync(process.execPath, ['server/cli/main.ts', 'verify', join(out, 'attempt.candor')], {
      cwd: root,
      encoding: 'utf8',
    })
    expect(verify).toContain('Everything that was checked holds.')
  } finally {
    rmSync(out, { recursive: true, force: true })
  }
})

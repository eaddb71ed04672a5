import { cpSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Policy } from '../../shared/policy/policy.ts'

/** A copy of the small sample whose policy says something else; the folder is the caller's to remove. */
export function samplePackWith(change: (policy: Policy) => Policy): string {
  const folder = mkdtempSync(join(tmpdir(), 'candor-pack-'))
  cpSync('resources/packs/sample', folder, { recursive: true })
  const file = join(folder, 'policy.json')
  const policy = Policy.parse(JSON.parse(readFileSync(file, 'utf8')))
  writeFileSync(file, JSON.stringify(change(policy)))
  return folder
}

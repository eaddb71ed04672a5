import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { existsSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { buildClient, demandDisplay, findElectron } from './find-electron.ts'

/**
 * Opens a pack bundle in the client, recording nothing: `node tools/preview.ts FILE [--stand-in]`. Has user data of its own, so
 * that no attempt of this computer is touched. `candor pack preview DIR` calls it.
 */

const root = join(import.meta.dirname, '..')

async function main(): Promise<void> {
  const [file] = process.argv.slice(2).filter((argument) => !argument.startsWith('--'))
  if (file === undefined) throw new Error('node tools/preview.ts FILE [--stand-in]')
  demandDisplay()
  const electron = findElectron(process.argv.includes('--stand-in'), console.log)
  if (!existsSync(join(root, 'out', 'main', 'index.js'))) {
    console.log('Building the client …')
    buildClient()
  }
  const data = mkdtempSync(join(tmpdir(), 'candor-preview-data-'))
  try {
    const env = { ...process.env, ELECTRON_OVERRIDE_DIST_PATH: electron }
    const args = [root, `--user-data-dir=${data}`, `--preview=${file}`]
    const client = spawn(join(electron, 'electron'), args, { env, stdio: 'inherit' })
    process.once('SIGINT', () => client.kill('SIGTERM'))
    await once(client, 'exit')
  } finally {
    rmSync(data, { recursive: true, force: true })
  }
}

try {
  await main()
} catch (error) {
  console.error(error instanceof Error ? error.message : error)
  process.exitCode = 1
}

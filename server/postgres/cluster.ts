import { spawn } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { chownSync, closeSync, existsSync, mkdirSync, openSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { AppError } from '../../shared/errors.ts'
import { ownSecret } from '../keys/own-secret.ts'
import type { PostgresBinaries } from './find-binaries.ts'
import { giveFolder, type RunnerIdentity } from './runner-identity.ts'

/** Where a data folder keeps its database. */
export function clusterFolder(dataFolder: string): string {
  return join(dataFolder, 'postgresql')
}

/** Says whether the cluster was made; a first start that was killed left a folder without this file. */
export function isClusterMade(dataFolder: string): boolean {
  return existsSync(join(clusterFolder(dataFolder), 'PG_VERSION'))
}

/** The cluster's password rests beside it, readable by the server's user alone. */
export function clusterPassword(dataFolder: string): string {
  return ownSecret(join(dataFolder, 'postgresql.password'), () => randomBytes(24).toString('base64url'))
}

/** Makes the cluster with `initdb`. @throws AppError `store/start-failed`. */
export async function makeCluster(
  binaries: PostgresBinaries,
  dataFolder: string,
  identity: RunnerIdentity | null,
): Promise<void> {
  const folder = clusterFolder(dataFolder)
  rmSync(folder, { recursive: true, force: true }) // a first start that was killed left a folder without PG_VERSION
  mkdirSync(folder, { mode: 0o700 })
  if (identity !== null) giveFolder(folder, identity)
  const passwordFile = join(folder, '..', `postgresql.init-${process.pid}`)
  writeFileSync(passwordFile, clusterPassword(dataFolder), { mode: 0o600 })
  if (identity !== null) chownSync(passwordFile, identity.uid, identity.gid)
  const args = ['-D', folder, '-U', 'candor', `--pwfile=${passwordFile}`, '-A', 'scram-sha-256', '-E', 'UTF8']
  args.push('--locale=C', '--no-instructions')
  const log = openSync(join(dataFolder, 'postgresql.log'), 'a', 0o600)
  const child = spawn(binaries.initdb, args, { ...identity, stdio: ['ignore', log, log], cwd: '/' })
  const exitCode = await new Promise<number | null>((resolve, reject) => {
    child.once('error', reject)
    child.once('exit', resolve)
  }).finally(() => {
    rmSync(passwordFile, { force: true })
    closeSync(log)
  })
  if (exitCode !== 0) throw new AppError('store/start-failed', { detail: `initdb ended with ${exitCode}.` })
}

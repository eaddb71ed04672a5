import { chmodSync, chownSync, readFileSync, statSync } from 'node:fs'
import { dirname, resolve } from 'node:path'
import { AppError } from '../../shared/errors.ts'

/** Who PostgreSQL runs as. It refuses root, so a server that was started as root lends it another user. */
export interface RunnerIdentity {
  readonly uid: number
  readonly gid: number
}

/** Reads a user's ids from `passwd`; null when there is no such user. */
export function findUser(name: string, passwd: string): RunnerIdentity | null {
  const fields = passwd.split('\n').map((line) => line.split(':'))
  const user = fields.find(([login]) => login === name)
  return user === undefined ? null : { uid: Number(user[2]), gid: Number(user[3]) }
}

/** Null unless this process is root: then the user `postgres`, else `nobody`. */
export function chooseIdentity(): RunnerIdentity | null {
  if (process.getuid?.() !== 0) return null
  const passwd = readFileSync('/etc/passwd', 'utf8')
  return findUser('postgres', passwd) ?? findUser('nobody', passwd) ?? { uid: 65_534, gid: 65_534 }
}

/** Says whether `others` may pass through `folder`. */
function isTraversable(folder: string): boolean {
  return (statSync(folder).mode & 0o001) !== 0
}

/**
 * Gives `folder` to `identity`. Its parents must let that user through; the nearest one, which this server made, is
 * opened for passing (not for reading). @throws AppError `store/start-failed` naming a parent that is closed.
 */
export function giveFolder(folder: string, identity: RunnerIdentity): void {
  chownSync(folder, identity.uid, identity.gid)
  const own = dirname(resolve(folder))
  chmodSync(own, statSync(own).mode | 0o011)
  for (let parent = dirname(own); parent !== dirname(parent); parent = dirname(parent)) {
    if (!isTraversable(parent))
      throw new AppError('store/start-failed', {
        detail: `PostgreSQL cannot run as root, and ${parent} lets no other user through. Choose another data folder.`,
      })
  }
}

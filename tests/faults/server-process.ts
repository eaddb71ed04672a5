import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { createInterface } from 'node:readline'

/** The server as an operator starts it: its own process, its own PostgreSQL, in one folder. */
export interface ServerProcess {
  readonly url: string
  readonly invitationCode: string
  readonly account: { readonly email: string; readonly password: string }
  readonly child: ChildProcess
  /** Process id of its postmaster. */
  readonly postmaster: number
}

const main = new URL('../../server/main.ts', import.meta.url).pathname

/** Starts the server in `dataFolder` on a free port. Rejects with what it said when it does not get ready. */
export async function startServerProcess(dataFolder: string, args: readonly string[] = []): Promise<ServerProcess> {
  const child = spawn(process.execPath, [main, '--data', dataFolder, '--port', '0', '--ready-json', ...args], {
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  let words = ''
  child.stderr.on('data', (chunk) => {
    words += chunk
  })
  const ended = once(child, 'exit').then(() => Promise.reject(new Error(`the server did not start: ${words}`)))
  const [line] = await Promise.race([once(createInterface({ input: child.stdout }), 'line'), ended])
  ended.catch(() => undefined)
  const pidFile = join(dataFolder, 'postgresql', 'postmaster.pid')
  const postmaster = Number.parseInt(readFileSync(pidFile, 'utf8'), 10)
  return { ...JSON.parse(line), child, postmaster }
}

/** Ends processes as a power cut of the service would: no handler runs. Resolves when the server is gone. */
export async function killServerProcess(server: ServerProcess, alsoDatabase: boolean): Promise<void> {
  const gone = once(server.child, 'exit')
  if (alsoDatabase) process.kill(server.postmaster, 'SIGKILL')
  server.child.kill('SIGKILL')
  await gone
}

/** Ends it in order. */
export async function stopServerProcess(server: ServerProcess): Promise<void> {
  if (server.child.exitCode !== null || server.child.signalCode !== null) return
  const gone = once(server.child, 'exit')
  server.child.kill('SIGTERM')
  await gone
}

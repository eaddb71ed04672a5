import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { AppError } from '../shared/errors.ts'
import { readOptions, type ServerOptions, usage } from './options.ts'
import { engine } from './scoring/engine.ts'
import { type RunningServer, startServer } from './start.ts'

// The server's composition root: reads argv and env, starts what they say, prints, and ends on a signal.

const root = join(import.meta.dirname, '..')

function say(line: string): void {
  process.stderr.write(`${line}\n`)
}

function report({ url, sample }: RunningServer, options: ServerOptions): void {
  if (url === null) say('Worker is ready.')
  else say(`Candor is ready at ${url}, the review pages at ${url}/review/.`)
  if (sample !== null) {
    say(`Sample invitation: ${sample.invitationCode}`)
    say(`Sample account: ${sample.account.email}, password ${sample.account.password}`)
  }
  if (options.isReadyJson)
    process.stdout.write(`${JSON.stringify({ url, reviewUrl: url === null ? null : `${url}/review/`, ...sample })}\n`)
}

function endLost(): void {
  say('PostgreSQL ended by itself. Nothing that was acknowledged is lost. Start the server again.')
  process.exit(1)
}

async function main(): Promise<void> {
  const options = readOptions(process.argv.slice(2), process.env)
  if (options.isHelp) {
    process.stdout.write(usage)
    return
  }
  const { version } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as { version: string }
  const server = await startServer(options, { rater: engine, version, root, onProgress: say, onLost: endLost })
  report(server, options)
  const end = async (signal: string) => {
    say(`${signal}: stopping …`)
    await server.stop()
    process.exit(0)
  }
  process.once('SIGTERM', end)
  process.once('SIGINT', end)
}

main().catch((cause: unknown) => {
  const words = cause instanceof AppError ? `${cause.message} (${cause.code})` : cause
  process.stderr.write(`${words instanceof Error ? words.stack : words}\n`)
  process.exitCode = 1
})

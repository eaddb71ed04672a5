import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { z } from 'zod'

/** What `server/main.ts --ready-json` prints on its one line. */
const Ready = z.looseObject({
  url: z.string(),
  reviewUrl: z.string(),
  invitationCode: z.string().optional(),
  account: z.looseObject({ email: z.string(), password: z.string() }).optional(),
})
export type Ready = z.output<typeof Ready>

export interface ApiProcess {
  readonly ready: Ready
  readonly process: ChildProcess
  /** Ends it in order; its database with it. */
  readonly stop: () => Promise<void>
}

const root = join(import.meta.dirname, '../..')

/**
 * Starts the scoring API with its own database in `data`, on `port` (0: a free one). `log` gets what it says of itself.
 * Rejects with its last words when it ends before it is ready.
 */
export async function startApi(
  data: string,
  port: number,
  /** `samplePack` names the pack of the sample; the shipped one where it is absent. `env` is added to this process's. */
  options: {
    readonly isFirst: boolean
    readonly samplePack?: string
    readonly env?: Readonly<Record<string, string>>
  },
  log: (line: string) => void,
): Promise<ApiProcess> {
  const args = [
    'server/main.ts',
    '--data',
    data,
    '--port',
    String(port),
    '--ready-json',
    ...(options.isFirst ? ['--sample'] : []),
    ...(options.samplePack === undefined ? [] : ['--sample-pack', options.samplePack]),
  ]
  const child = spawn(process.execPath, args, {
    cwd: root,
    env: { ...process.env, ...options.env },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  const words: string[] = []
  createInterface({ input: child.stderr }).on('line', (line) => {
    words.push(line)
    log(line)
  })
  const lines = createInterface({ input: child.stdout })
  const ended = once(child, 'exit').then(([code]) => {
    throw new Error(`the server ended with ${code} before it was ready:\n${words.slice(-12).join('\n')}`)
  })
  const [line] = (await Promise.race([once(lines, 'line'), ended])) as [string]
  ended.catch(() => undefined) // from here on an end is expected
  lines.resume()
  return {
    ready: Ready.parse(JSON.parse(line)),
    process: child,
    stop: async () => {
      if (child.exitCode !== null || child.signalCode !== null) return
      const gone = once(child, 'exit')
      child.kill('SIGTERM')
      await gone
    },
  }
}

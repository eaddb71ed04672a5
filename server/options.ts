import { homedir } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { AppError } from '../shared/errors.ts'

export interface ServerOptions {
  readonly role: 'api' | 'worker' | 'all'
  readonly dataFolder: string
  readonly host: string
  /** 0: any free port. */
  readonly port: number
  /** Where the data rests: an existing PostgreSQL, one of its own in the data folder, or throw-away. */
  readonly store:
    | { readonly type: 'url'; readonly url: string }
    | { readonly type: 'own' }
    | { readonly type: 'pglite' }
  /** File of the scoring private key. Null: the one in the data folder. Only the worker role reads it. */
  readonly scoringKeyFile: string | null
  readonly isSample: boolean
  /** Pack folders of the sample, one for each form; null for the ones that are shipped. */
  readonly samplePacks: readonly string[] | null
  readonly isReadyJson: boolean
  readonly isHelp: boolean
  readonly logLevel: string
  readonly trustedProxies: string | null
  /** File with the providers of the intake conversation; null for none. */
  readonly intakeProviders: string | null
}

export const usage = `Usage: npm run server -- [options]

  --role all|api|worker   what this process does (default: all)
  --data DIR              data folder (default: ${'$'}XDG_DATA_HOME/candor-server)
  --host ADDRESS          address to listen on (default: 127.0.0.1)
  --port N                port to listen on; 0 takes a free one (default: 8420)
  --store pglite          throw-away: not safe against power loss, one process only
  --scoring-key FILE      private key of the scoring worker (default: scoring.key in the data folder)
  --sample                make a sample organisation, account and invitation
  --sample-pack DIR[,DIR] pack folders of the sample, one for each form (default: the shipped ones)
  --ready-json            print one line of JSON on standard output when ready
  --log LEVEL             trace, debug, info, warn, error (default: warn)

Environment: DATABASE_URL uses that PostgreSQL; unset, the server runs its own in the data folder.
CANDOR_TRUSTED_PROXIES lists proxies (addresses, commas) whose forwarded client addresses are believed.
CANDOR_INTAKE_PROVIDERS names the file with the providers of the intake conversation (docs/formats/intake-providers-v1.md).
`

function oneOf<Value extends string>(name: string, value: string, allowed: readonly Value[]): Value {
  const found = allowed.find((one) => one === value)
  if (found !== undefined) return found
  throw new AppError('server/bad-option', { detail: `--${name} must be one of ${allowed.join(', ')}, not ${value}.` })
}

function portOf(text: string): number {
  const port = Number(text)
  if (/^\d{1,5}$/.test(text) && port <= 65_535) return port
  throw new AppError('server/bad-option', { detail: `--port must be 0 to 65535, not ${text}.` })
}

function storeOf(store: string | undefined, url: string | undefined): ServerOptions['store'] {
  if (store !== undefined) return { type: oneOf('store', store, ['pglite']) }
  return url === undefined || url === '' ? { type: 'own' } : { type: 'url', url }
}

/** Reads the command line and the environment. @throws AppError `server/bad-option`. */
export function readOptions(
  argv: readonly string[],
  env: { readonly [name: string]: string | undefined },
): ServerOptions {
  const values = parse(argv)
  const dataHome = env.XDG_DATA_HOME ?? join(homedir(), '.local', 'share')
  return {
    role: oneOf('role', values.role, ['all', 'api', 'worker']),
    dataFolder: values.data ?? join(dataHome, 'candor-server'),
    host: values.host,
    port: portOf(values.port),
    store: storeOf(values.store, env.DATABASE_URL),
    scoringKeyFile: values['scoring-key'] ?? null,
    isSample: values.sample,
    samplePacks: values['sample-pack']?.split(',') ?? null,
    isReadyJson: values['ready-json'],
    isHelp: values.help,
    logLevel: oneOf('log', values.log, ['trace', 'debug', 'info', 'warn', 'error']),
    trustedProxies: env.CANDOR_TRUSTED_PROXIES ?? null,
    intakeProviders: env.CANDOR_INTAKE_PROVIDERS ?? null,
  }
}

function parse(argv: readonly string[]) {
  try {
    return parseArgs({
      args: [...argv],
      options: {
        role: { type: 'string', default: 'all' },
        data: { type: 'string' },
        host: { type: 'string', default: '127.0.0.1' },
        port: { type: 'string', default: '8420' },
        store: { type: 'string' },
        'scoring-key': { type: 'string' },
        sample: { type: 'boolean', default: false },
        'sample-pack': { type: 'string' },
        'ready-json': { type: 'boolean', default: false },
        log: { type: 'string', default: 'warn' },
        help: { type: 'boolean', default: false },
      },
    }).values
  } catch (cause) {
    throw new AppError('server/bad-option', { cause, detail: cause instanceof Error ? cause.message : 'bad option' })
  }
}

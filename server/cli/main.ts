import type { CliOutput, Command, ExitCode } from './command.ts'

/**
 * `npm run candor -- COMMAND`: the operator's and the reviewer's command line. A command is a file with a `run`; adding
 * one is one line in this table.
 */

const commands: Readonly<Record<string, Command>> = {
  account: { summary: 'make an account for the review pages', load: () => import('./account.ts') },
  invite: { summary: 'make an invitation to an assessment', load: () => import('./invite.ts') },
  pack: { summary: 'check an item pack, or make its bundles', load: () => import('./pack.ts') },
  score: { summary: 'rate responses to an item, offline', load: () => import('./score.ts') },
  publish: { summary: 'publish pack folders as an assessment', load: () => import('./publish.ts') },
  release: { summary: 'show candidates their results', load: () => import('./release.ts') },
  fixture: { summary: 'make an attempt from a script of what a person did', load: () => import('./fixture.ts') },
  derive: { summary: 'print all that follows from a journal, offline', load: () => import('./derive.ts') },
  intake: { summary: 'read answers of an intake conversation, offline', load: () => import('./intake.ts') },
  bundle: { summary: 'make an evidence bundle for an outsider, offline', load: () => import('./bundle.ts') },
  'server-key': { summary: 'print the public key that receipts are checked by', load: () => import('./server-key.ts') },
  verify: {
    summary: 'check an evidence bundle, a journal or a deletion receipt, offline',
    load: () => import('./verify.ts'),
  },
}

function usage(): readonly string[] {
  const lines = Object.entries(commands).map(([name, { summary }]) => `  ${name.padEnd(12)}${summary}`)
  return ['npm run candor -- COMMAND [options]', '', 'Commands:', ...lines, '', 'COMMAND --help says more about one.']
}

/** Runs one command; `args` is what follows the script's name. */
export async function runCli(args: readonly string[], output: CliOutput): Promise<ExitCode> {
  const [name, ...rest] = args
  if (name === undefined || name === '--help' || name === '-h') {
    for (const line of usage()) output.print(line)
    return name === undefined ? 2 : 0
  }
  const command = Object.hasOwn(commands, name) ? commands[name] : undefined
  if (command === undefined) {
    for (const line of [`There is no command “${name}”.`, '', ...usage()]) output.complain(line)
    return 2
  }
  const { run } = await command.load()
  return run(rest, output)
}

if (import.meta.main) {
  // Whoever reads the output may stop early, as `head` does.
  process.stdout.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code !== 'EPIPE') throw error
  })
  process.exitCode = await runCli(process.argv.slice(2), {
    print: (line) => process.stdout.write(`${line}\n`),
    complain: (line) => process.stderr.write(`${line}\n`),
  })
}

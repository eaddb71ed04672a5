/** Where a command's words go: results to standard output, complaints to standard error. */
export interface CliOutput {
  readonly print: (line: string) => void
  readonly complain: (line: string) => void
}

/** Exit codes: 0 all holds, 1 something does not, 2 the command could not be used as given. */
export type ExitCode = 0 | 1 | 2

/** One command of the command line: a line of help, and the file that runs it. */
export interface Command {
  readonly summary: string
  readonly load: () => Promise<{ readonly run: (args: readonly string[], output: CliOutput) => Promise<ExitCode> }>
}

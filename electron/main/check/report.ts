import type { HoldPart } from '../../../shared/attempt/events.ts'
import type { CheckView } from '../../../shared/ipc/views.ts'

/** What IT gets: about the computer and the policy, nothing about the person; no name, code, account or path. */
export interface Report {
  readonly format: 'candor-preflight-report'
  readonly version: 1
  readonly madeAt: string
  readonly client: {
    readonly version: string
    readonly runtime: string
    readonly platform: string
    readonly arch: string
  }
  /** Address that must be reachable, by https on the port that it names or 443. */
  readonly server: string
  /** What the invitation holds; null where the check was made without one. */
  readonly held: readonly HoldPart[] | null
  readonly checks: readonly Pick<CheckView, 'check' | 'outcome' | 'detail'>[]
}

export function reportJson(report: Report): string {
  return `${JSON.stringify(report, null, 2)}\n`
}

/** The same in lines that can be read in a ticket. */
export function reportText(report: Report): string {
  const { client, held } = report
  const width = Math.max(...report.checks.map(({ check }) => check.length))
  return [
    'Candor: report of the computer check',
    '',
    `Made:     ${report.madeAt}`,
    `Client:   Candor ${client.version} on ${client.runtime}, ${client.platform} ${client.arch}`,
    `Server:   ${report.server} (must be reachable)`,
    `Held:     ${held === null ? 'checked without an invitation' : held.length === 0 ? 'nothing' : held.join(', ')}`,
    '',
    ...report.checks.map(({ check, outcome, detail }) => `${marks[outcome]} ${check.padEnd(width)}  ${detail}`),
    '',
    'This report holds nothing about the person who made it.',
    '',
  ].join('\n')
}

const marks = { good: '[ok]    ', notice: '[note]  ', blocked: '[change]' } as const

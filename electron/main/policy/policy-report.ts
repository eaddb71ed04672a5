import type { Invitation } from '../../../shared/api/enrolment.ts'
import { type Explained, explainMachine, explainPolicy } from '../../../shared/policy/explain.ts'
import type { ManagedProblem } from '../../../shared/policy/managed-settings.ts'
import type { MachinePolicy } from '../../../shared/policy/merge-managed.ts'

/** What `--print-effective-policy --json` prints (docs/guides/administrator.md). */
export interface PolicyReport {
  readonly format: 'candor-effective-policy'
  readonly version: 1
  readonly client: { readonly version: string; readonly runtime: string; readonly platform: string }
  readonly dataFolder: string
  /** Every setting that an administrator may set. */
  readonly computer: readonly Explained[]
  /** The attempt that this user has begun on this computer, with every value of its policy; null for none. */
  readonly attempt: {
    readonly attemptId: string
    readonly organisation: string
    readonly assessment: string
    /** ISO 8601; null where the signature does not hold. */
    readonly issued: string | null
    readonly policy: readonly Explained[]
  } | null
  readonly problems: readonly ManagedProblem[]
}

/** The attempt of this device, as its files tell it. `issuedMs` is null where the signature does not hold. */
export interface IssuedHere {
  readonly attemptId: string
  readonly invitation: Invitation
  readonly issuedMs: number | null
  readonly place: string
}

export function policyReport(
  client: PolicyReport['client'],
  dataFolder: string,
  machine: MachinePolicy,
  issued: IssuedHere | ManagedProblem | null,
): PolicyReport {
  const isRead = issued !== null && 'invitation' in issued
  return {
    format: 'candor-effective-policy',
    version: 1,
    client,
    dataFolder,
    computer: explainMachine(machine),
    attempt: isRead ? explainAttempt(issued, machine) : null,
    problems: [...machine.problems, ...problemsOf(issued)],
  }
}

function problemsOf(issued: IssuedHere | ManagedProblem | null): readonly ManagedProblem[] {
  if (issued === null) return []
  if (!('invitation' in issued)) return [issued]
  if (issued.issuedMs !== null) return []
  return [{ place: issued.place, setting: null, words: 'The policy is not the one that its server signed.' }]
}

function explainAttempt({ attemptId, invitation, issuedMs }: IssuedHere, machine: MachinePolicy) {
  const { organisation, assessment, policy, accommodation } = invitation
  return {
    attemptId,
    organisation,
    assessment,
    issued: issuedMs === null ? null : new Date(issuedMs).toISOString(),
    policy: explainPolicy(policy, accommodation, machine, organisation),
  }
}

const origins: Readonly<Record<Explained['origin'], string>> = {
  computer: 'managed',
  user: 'managed for the user',
  issued: 'issued',
  accommodation: 'approved for the candidate',
  default: 'default',
}

/** The report as a person reads it: one value a line, with its origin and where that is written. */
export function policyLines(report: PolicyReport): readonly string[] {
  const { client, attempt, problems } = report
  return [
    `Candor ${client.version} on ${client.runtime} (${client.platform})`,
    `Data folder: ${report.dataFolder}`,
    '',
    'This computer',
    ...table(report.computer),
    '',
    ...(attempt === null
      ? ['No attempt was begun here by this user, so no policy was issued yet.']
      : [
          `${attempt.assessment}, issued by ${attempt.organisation}${attempt.issued === null ? '' : ` on ${attempt.issued}, signature verified`}`,
          ...table(attempt.policy),
        ]),
    '',
    problems.length === 0 ? 'No problems.' : 'Problems: what is named here is not used.',
    ...problems.map(({ place, setting, words }) => `  ${place}${setting === null ? '' : `: ${setting}`}: ${words}`),
  ]
}

function table(rows: readonly Explained[]): readonly string[] {
  const cells = rows.map(({ name, value, origin, place }) => [
    name,
    sayValue(value),
    origins[origin] + (place === null ? '' : ` (${place})`),
  ])
  const width = (column: number) => Math.min(48, Math.max(...cells.map((row) => row[column]?.length ?? 0)))
  return cells.map(([name = '', value = '', origin = '']) =>
    `  ${name.padEnd(width(0))}  ${value.padEnd(width(1))}  ${origin}`.trimEnd(),
  )
}

function sayValue(value: unknown): string {
  if (value === null) return 'not set'
  if (value === true) return 'yes'
  if (value === false) return 'no'
  if (Array.isArray(value) && value.length === 0) return 'none'
  if (Array.isArray(value) && value.every((one) => typeof one === 'string')) return value.join(', ')
  return typeof value === 'string' ? value : JSON.stringify(value)
}

import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { AppError } from '../../../shared/errors.ts'
import type { JournalPrimitives } from '../../../shared/journal/primitives.ts'
import { verifyPolicyIssue } from '../../../shared/policy/issue.ts'
import type { ManagedProblem } from '../../../shared/policy/managed-settings.ts'
import type { MachinePolicy } from '../../../shared/policy/merge-managed.ts'
import { attemptFolder, secretBytes } from '../attempt/attempt-files.ts'
import { readEnrolmentFile } from '../attempt/enrolment-file.ts'
import { Settings } from '../settings/read-settings.ts'
import { type IssuedHere, type PolicyReport, policyLines, policyReport } from './policy-report.ts'

const OPTION = '--print-effective-policy'

/** Says whether the client was started to print its policy and nothing else (M17). */
export function asksForPolicy(argv: readonly string[]): boolean {
  return argv.includes(OPTION)
}

/**
 * Prints the policy that holds, before any window, without a network and without changing a file (M17). @returns the exit
 * code: 1 where something in a source cannot be used.
 */
export async function printPolicy(
  argv: readonly string[],
  client: PolicyReport['client'],
  dataFolder: string,
  machine: MachinePolicy,
  primitives: JournalPrimitives,
  print: (text: string) => Promise<void>,
): Promise<0 | 1> {
  const issued = await readIssued(dataFolder, primitives)
  const report = policyReport(client, dataFolder, machine, issued)
  await print(`${argv.includes('--json') ? JSON.stringify(report, null, 2) : policyLines(report).join('\n')}\n`)
  return report.problems.length === 0 ? 0 : 1
}

/** The policy of the attempt to return to; null when there is none, a problem where its files cannot be read. */
async function readIssued(
  dataFolder: string,
  primitives: JournalPrimitives,
): Promise<IssuedHere | ManagedProblem | null> {
  const attemptId = readAttemptId(join(dataFolder, 'settings.json'))
  if (attemptId === null) return null
  const place = attemptFolder(dataFolder, attemptId)
  try {
    const { invitation, code } = await readEnrolmentFile(place)
    const verify = primitives.importVerifier(secretBytes(invitation.receiptKey))
    const issue = verifyPolicyIssue(invitation.policyIssue, invitation, code, { sha256: primitives.sha256, verify })
    return { attemptId, invitation, issuedMs: issue.ok ? issue.value.issuedMs : null, place }
  } catch (cause) {
    if (!(cause instanceof AppError)) throw cause
    return { place, setting: null, words: cause.message }
  }
}

const Remembered = Settings.pick({ attemptId: true }).loose()

/** The attempt that the settings name; read from their file, because opening the store would write to it. */
function readAttemptId(file: string): string | null {
  if (!existsSync(file)) return null
  try {
    return Remembered.parse(JSON.parse(readFileSync(file, 'utf8'))).attemptId
  } catch {
    return null // a file that cannot be read counts as empty, as it does for the client
  }
}

import { parseArgs } from 'node:util'
import { AppError } from '../../shared/errors.ts'
import { invite } from '../provision/invite.ts'
import type { Database } from '../store/store.ts'
import type { CliOutput, ExitCode } from './command.ts'
import { openDatabase } from './open-database.ts'

const usage = `npm run candor -- invite --name NAME [--assessment ID] [--days N] [--data DIR]

Makes an invitation and prints its code, which cannot be read again later.

  --name NAME       the candidate's name, as reviewers will read it
  --assessment ID   the assessment; may be left out while there is only one
  --days N          days until the invitation expires (default: 14)
  --data DIR        data folder of the server; DATABASE_URL is used where it is set`

/** Finds the assessment that is meant. Null when it cannot be told. */
async function findAssessment(db: Database, id: string | undefined) {
  const rows = await db.selectFrom('assessment').select(['organisation_id', 'assessment_id', 'title']).execute()
  if (id !== undefined) return rows.find((row) => row.assessment_id === id) ?? null
  return rows.length === 1 ? (rows[0] ?? null) : null
}

async function inviteOne(
  db: Database,
  values: { readonly name: string; readonly assessment?: string | undefined; readonly days: number },
  output: CliOutput,
): Promise<ExitCode> {
  const assessment = await findAssessment(db, values.assessment)
  if (assessment === null) {
    output.complain('There is no such assessment, or more than one. Name one with --assessment ID:')
    for (const row of await db.selectFrom('assessment').select(['assessment_id', 'title']).execute())
      output.complain(`  ${row.assessment_id}  ${row.title}`)
    return 1
  }
  const lifetimeMs = values.days * 86_400_000
  const ids = { organisationId: assessment.organisation_id, assessmentId: assessment.assessment_id }
  output.print(await invite(db, { ...ids, candidateName: values.name, lifetimeMs }, Date.now()))
  return 0
}

/** Makes one invitation and prints its code alone on a line, for scripts. */
export async function run(args: readonly string[], output: CliOutput): Promise<ExitCode> {
  const { values } = parseArgs({
    args: [...args],
    options: {
      name: { type: 'string' },
      assessment: { type: 'string' },
      days: { type: 'string', default: '14' },
      data: { type: 'string' },
      help: { type: 'boolean', default: false },
    },
  })
  const days = Number(values.days)
  if (values.help || values.name === undefined || !(days > 0)) {
    for (const line of usage.split('\n')) (values.help ? output.print : output.complain)(line)
    return values.help ? 0 : 2
  }
  const store = await openDatabase(values.data ?? null)
  try {
    return await inviteOne(store.db, { name: values.name, assessment: values.assessment, days }, output)
  } catch (cause) {
    if (!(cause instanceof AppError)) throw cause
    output.complain(`${cause.message} (${cause.code})`)
    return 1
  } finally {
    await store.close()
  }
}

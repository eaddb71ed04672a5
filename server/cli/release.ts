import { parseArgs } from 'node:util'
import { AppError } from '../../shared/errors.ts'
import { type Released, releaseResults } from '../results/release.ts'
import type { Database } from '../store/store.ts'
import type { CliOutput, ExitCode } from './command.ts'
import { openDatabase } from './open-database.ts'

const usage = `npm run candor -- release (--attempt ID | --assessment ID) [--data DIR]

Shows candidates their results, as the policy lets them see them. What was released stays released.

  --attempt ID     one attempt, which must be rated
  --assessment ID  every rated attempt of an assessment
  --data DIR       data folder of the server; DATABASE_URL is used where it is set`

/** The organisation of what is meant; null when there is no such thing. */
async function organisationOf(db: Database, which: Released): Promise<string | null> {
  const row =
    'attemptId' in which
      ? await db
          .selectFrom('attempt')
          .select('organisation_id')
          .where('attempt_id', '=', which.attemptId)
          .executeTakeFirst()
      : await db
          .selectFrom('assessment')
          .select('organisation_id')
          .where('assessment_id', '=', which.assessmentId)
          .executeTakeFirst()
  return row?.organisation_id ?? null
}

async function release(db: Database, which: Released, output: CliOutput): Promise<ExitCode> {
  const organisationId = await organisationOf(db, which)
  if (organisationId === null) {
    output.complain('attemptId' in which ? 'There is no such attempt.' : 'There is no such assessment.')
    return 1
  }
  const released = await releaseResults(db, { organisationId, accountId: null }, which, Date.now())
  for (const attemptId of released) output.print(attemptId)
  output.complain(
    released.length === 0
      ? 'Nothing was released: what is rated was released before.'
      : `Released: ${released.length === 1 ? '1 attempt' : `${released.length} attempts`}.`,
  )
  return 0
}

const isUuid = (text: string) => /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(text)

/** Which one is asked for; null when it is none, both, or no id. */
function readWhich(attempt: string | undefined, assessment: string | undefined): Released | null {
  const id = attempt ?? assessment
  if (id === undefined || !isUuid(id) || (attempt !== undefined && assessment !== undefined)) return null
  return attempt === undefined ? { assessmentId: id } : { attemptId: id }
}

function parse(args: readonly string[]) {
  try {
    return parseArgs({
      args: [...args],
      options: {
        attempt: { type: 'string' },
        assessment: { type: 'string' },
        data: { type: 'string' },
        help: { type: 'boolean', default: false },
      },
    }).values
  } catch {
    return null // an option that there is not, or one without its value
  }
}

/** Releases results. Prints the ids of the attempts that were released by this, one a line. */
export async function run(args: readonly string[], output: CliOutput): Promise<ExitCode> {
  const values = parse(args)
  const which = readWhich(values?.attempt, values?.assessment)
  if (values === null || values.help || which === null) {
    const isHelp = values?.help === true
    for (const line of usage.split('\n')) (isHelp ? output.print : output.complain)(line)
    return isHelp ? 0 : 2
  }
  const store = await openDatabase(values.data ?? null)
  try {
    return await release(store.db, which, output)
  } catch (cause) {
    if (!(cause instanceof AppError)) throw cause
    output.complain(`${cause.message} (${cause.code})`)
    return 1
  } finally {
    await store.close()
  }
}

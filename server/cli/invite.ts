import { parseArgs } from 'node:util'
import { AppError } from '../../shared/errors.ts'
import { Accommodation } from '../../shared/policy/accommodation.ts'
import { invite } from '../provision/invite.ts'
import type { Database } from '../store/store.ts'
import type { CliOutput, ExitCode } from './command.ts'
import { openDatabase } from './open-database.ts'

const usage = `npm run candor -- invite --name NAME [--assessment ID] [--days N] [accommodation] [--data DIR]

Makes an invitation and prints its code, which cannot be read again later.

  --name NAME       the candidate's name, as reviewers will read it
  --assessment ID   the assessment; may be left out while there is only one
  --days N          days until the invitation expires (default: 14)
  --data DIR        data folder of the server; DATABASE_URL is used where it is set

What was approved for this candidate, for all of their attempts; why is not recorded:

  --extra-time PERCENT    added to every time limit, in steps of 5
  --extra-breaks N        breaks in addition to the policy's
  --break-minutes N       least length of a break
  --waive SENSOR          a sensor that is not used; may be given several times, or as a list with commas
  --do-not-count SENSOR   a sensor that is used and shown, and that no rule counts; given in the same ways`

/** Finds the assessment that is meant. Null when it cannot be told. */
async function findAssessment(db: Database, id: string | undefined) {
  const rows = await db.selectFrom('assessment').select(['organisation_id', 'assessment_id', 'title']).execute()
  if (id !== undefined) return rows.find((row) => row.assessment_id === id) ?? null
  return rows.length === 1 ? (rows[0] ?? null) : null
}

async function inviteOne(
  db: Database,
  values: {
    readonly name: string
    readonly assessment?: string | undefined
    readonly days: number
    readonly accommodation: Accommodation | null
  },
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
  const { accommodation } = values
  output.print(await invite(db, { ...ids, candidateName: values.name, accommodation, lifetimeMs }, Date.now()))
  return 0
}

interface Approved {
  readonly 'extra-time'?: string | undefined
  readonly 'extra-breaks'?: string | undefined
  readonly 'break-minutes'?: string | undefined
  readonly waive?: readonly string[] | undefined
  readonly 'do-not-count'?: readonly string[] | undefined
}

/** What was given several times, or as a list with commas; each once. */
function listed(given: readonly string[] | undefined): readonly string[] {
  return [...new Set((given ?? []).flatMap((one) => one.split(',')).map((one) => one.trim()))]
}

/** Reads what was approved; null for nothing, problems in words where it cannot be. */
function readAccommodation(values: Approved): Accommodation | null | readonly string[] {
  const uncounted = listed(values['do-not-count'])
  const given = {
    extraTimePercent: Number(values['extra-time'] ?? 0),
    extraBreaks: Number(values['extra-breaks'] ?? 0),
    breakMinutes: Number(values['break-minutes'] ?? 0),
    waived: listed(values.waive),
    ...(uncounted.length > 0 ? { uncounted } : {}),
  }
  const names = {
    extraTimePercent: 'extra-time',
    extraBreaks: 'extra-breaks',
    breakMinutes: 'break-minutes',
    waived: 'waive',
    uncounted: 'do-not-count',
  } as const
  const parsed = Accommodation.safeParse(given)
  if (!parsed.success)
    return parsed.error.issues.map(({ path, message }) => {
      const [member, index] = path
      const option = names[member as keyof typeof names] // the schema's own members
      const given =
        member === 'waived' || member === 'uncounted' ? ` ${listed(values[names[member]])[Number(index)]}` : ''
      return `--${option}${given}: ${message}`
    })
  const isNothing =
    given.extraTimePercent + given.extraBreaks + given.breakMinutes + given.waived.length + uncounted.length === 0
  return isNothing ? null : parsed.data
}

function parse(args: readonly string[]) {
  try {
    return parseArgs({
      args: [...args],
      options: {
        name: { type: 'string' },
        assessment: { type: 'string' },
        days: { type: 'string', default: '14' },
        'extra-time': { type: 'string' },
        'extra-breaks': { type: 'string' },
        'break-minutes': { type: 'string' },
        waive: { type: 'string', multiple: true },
        'do-not-count': { type: 'string', multiple: true },
        data: { type: 'string' },
        help: { type: 'boolean', default: false },
      },
    }).values
  } catch {
    return null // an option that there is not, or one without its value
  }
}

/** Makes one invitation and prints its code alone on a line, for scripts. */
export async function run(args: readonly string[], output: CliOutput): Promise<ExitCode> {
  const values = parse(args)
  const days = Number(values?.days)
  if (values === null || values.help || values.name === undefined || !(days > 0)) {
    const isHelp = values?.help === true
    for (const line of usage.split('\n')) (isHelp ? output.print : output.complain)(line)
    return isHelp ? 0 : 2
  }
  const accommodation = readAccommodation(values)
  if (Array.isArray(accommodation)) {
    for (const problem of accommodation) output.complain(problem)
    return 2
  }
  const asked = { name: values.name, assessment: values.assessment, days }
  const store = await openDatabase(values.data ?? null)
  try {
    return await inviteOne(store.db, { ...asked, accommodation: accommodation as Accommodation | null }, output) // no list
  } catch (cause) {
    if (!(cause instanceof AppError)) throw cause
    output.complain(`${cause.message} (${cause.code})`)
    return 1
  } finally {
    await store.close()
  }
}

import { parseArgs } from 'node:util'
import { AppError } from '../../shared/errors.ts'
import { provisionAssessment } from '../provision/provision.ts'
import { readAssessment, UnusableAssessment } from '../provision/read-assessment.ts'
import type { CliOutput, ExitCode } from './command.ts'
import { findOrganisation } from './find-organisation.ts'
import { openDatabase } from './open-database.ts'

const usage = `npm run candor -- publish DIR [DIR…] --project NAME --policy FILE --consent FILE [options]

Publishes pack folders as one assessment, each folder a form: the first attempt gets the first one, a retake the next.
Prints the assessment's id, for “invite --assessment”. What is published is never changed; publish again instead.

  --project NAME     the project it is for, as candidates and reviewers will read it
  --policy FILE      policy, JSON (shared/policy/policy.ts)
  --consent FILE     consent document, JSON
  --title TITLE      title of the assessment (default: the first pack's)
  --organisation ID  may be left out while there is only one
  --data DIR         data folder of the server; DATABASE_URL is used where it is set`

function parse(args: readonly string[]) {
  try {
    return parseArgs({
      args: [...args],
      allowPositionals: true,
      options: {
        project: { type: 'string' },
        policy: { type: 'string' },
        consent: { type: 'string' },
        title: { type: 'string' },
        organisation: { type: 'string' },
        data: { type: 'string' },
        help: { type: 'boolean', default: false },
      },
    })
  } catch {
    return null // an option that there is not
  }
}

/** Publishes pack folders as an assessment. Exits with 1 when something in the files is wrong; nothing is stored then. */
export async function run(args: readonly string[], output: CliOutput): Promise<ExitCode> {
  const parsed = parse(args)
  const { project, policy, consent } = parsed?.values ?? {}
  const folders = parsed?.positionals ?? []
  const isHelp = parsed?.values.help === true
  if (isHelp || folders.length === 0 || project === undefined || policy === undefined || consent === undefined) {
    for (const line of usage.split('\n')) (isHelp ? output.print : output.complain)(line)
    return isHelp ? 0 : 2
  }
  try {
    const { notes, ...assessment } = await readAssessment(folders, policy, consent)
    for (const note of notes) output.complain(note)
    const title = parsed?.values.title ?? assessment.forms[0]?.pack.title ?? project
    return await store({ ...assessment, project, title }, parsed?.values ?? {}, output)
  } catch (cause) {
    if (cause instanceof UnusableAssessment) for (const problem of cause.problems) output.complain(problem)
    else if (cause instanceof AppError) output.complain(`${cause.message} (${cause.code})`)
    else throw cause
    output.complain('Nothing was published.')
    return 1
  }
}

async function store(
  assessment: Omit<Parameters<typeof provisionAssessment>[1], 'organisationId'>,
  where: { readonly organisation?: string | undefined; readonly data?: string | undefined },
  output: CliOutput,
): Promise<ExitCode> {
  const opened = await openDatabase(where.data ?? null)
  try {
    const organisationId = await findOrganisation(opened.db, where.organisation)
    if (organisationId === null) {
      output.complain('There is no such organisation, or more than one. Name one with --organisation ID.')
      return 1
    }
    output.print(await provisionAssessment(opened.db, { ...assessment, organisationId }, Date.now()))
    return 0
  } finally {
    await opened.close()
  }
}

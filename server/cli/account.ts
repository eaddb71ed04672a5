import { parseArgs } from 'node:util'
import { SignIn } from '../../shared/api/review.ts'
import { AppError } from '../../shared/errors.ts'
import { createAccount } from '../auth/accounts.ts'
import type { Database } from '../store/store.ts'
import type { CliOutput, ExitCode } from './command.ts'
import { findOrganisation } from './find-organisation.ts'
import { openDatabase, readSecret } from './open-database.ts'

const usage = `npm run candor -- account --email ADDRESS --name NAME [options]

Makes an account for the review pages. The password is the first line of standard input.

  --email ADDRESS       what the person signs in with
  --name NAME           as others will read it
  --role ROLE           recruiter or administrator (default: recruiter)
  --organisation ID     may be left out while there is only one
  --password-file FILE  read the password from there instead of standard input
  --data DIR            data folder of the server; DATABASE_URL is used where it is set`

interface Asked {
  readonly email: string
  readonly name: string
  readonly role: 'administrator' | 'recruiter'
  readonly organisation: string | undefined
  readonly password: string
}

async function make(db: Database, asked: Asked, output: CliOutput): Promise<ExitCode> {
  const organisationId = await findOrganisation(db, asked.organisation)
  if (organisationId === null) {
    output.complain('There is no such organisation, or more than one. Name one with --organisation ID.')
    return 1
  }
  await createAccount(db, { ...asked, organisationId }, Date.now())
  output.print(`${asked.email} can sign in now.`)
  return 0
}

/** Makes one account. The password never stands on the command line, where other users could read it. */
export async function run(args: readonly string[], output: CliOutput): Promise<ExitCode> {
  const { values } = parseArgs({
    args: [...args],
    options: {
      email: { type: 'string' },
      name: { type: 'string' },
      role: { type: 'string', default: 'recruiter' },
      organisation: { type: 'string' },
      'password-file': { type: 'string', default: '-' },
      data: { type: 'string' },
      help: { type: 'boolean', default: false },
    },
  })
  const isRole = values.role === 'recruiter' || values.role === 'administrator'
  const email = SignIn.shape.email.safeParse(values.email)
  if (values.help || !email.success || values.name === undefined || !isRole) {
    for (const line of usage.split('\n')) (values.help ? output.print : output.complain)(line)
    return values.help ? 0 : 2
  }
  const role = values.role === 'administrator' ? 'administrator' : 'recruiter'
  const password = readSecret(values['password-file'])
  const asked: Asked = { email: email.data, name: values.name, role, organisation: values.organisation, password }
  const store = await openDatabase(values.data ?? null)
  try {
    return await make(store.db, asked, output)
  } catch (cause) {
    if (!(cause instanceof AppError)) throw cause
    output.complain(`${cause.message} (${cause.code})`)
    return 1
  } finally {
    await store.close()
  }
}

import { randomUUID } from 'node:crypto'
import type { Account } from '../../shared/api/review.ts'
import { AppError } from '../../shared/errors.ts'
import type { Database } from '../store/store.ts'
import { hashPassword, isPassword } from './password.ts'

/** Who is signed in: what the server needs of an account for each request. */
export interface SignedIn {
  readonly organisationId: string
  readonly accountId: string
}

export interface NewAccount {
  readonly organisationId: string
  readonly email: string
  readonly name: string
  readonly role: Account['role']
  readonly password: string
}

const MIN_PASSWORD_LENGTH = 12

/** Stores an account. @throws AppError `account/exists`, `account/weak-password`. */
export async function createAccount(db: Database, account: NewAccount, nowMs: number): Promise<void> {
  if (account.password.length < MIN_PASSWORD_LENGTH) throw new AppError('account/weak-password')
  const stored = await db
    .insertInto('account')
    .values({
      organisation_id: account.organisationId,
      account_id: randomUUID(),
      email: account.email.toLowerCase(),
      name: account.name,
      role: account.role,
      password_hash: await hashPassword(account.password),
      created_ms: nowMs,
    })
    .onConflict((conflict) => conflict.column('email').doNothing())
    .returning('account_id')
    .execute()
  if (stored.length === 0) throw new AppError('account/exists')
}

/** Hash of a password that nobody has, so that an unknown address takes as long as a wrong password. Made once. */
let nobody: Promise<string> | null = null

function hashOfNobody(): Promise<string> {
  nobody ??= hashPassword('no account has this password')
  return nobody
}

/** Null when address or password is wrong; which of the two is not told, nor shown by the time it takes. */
export async function signIn(db: Database, email: string, password: string): Promise<SignedIn | null> {
  const row = await db
    .selectFrom('account')
    .select(['organisation_id', 'account_id', 'password_hash'])
    .where('email', '=', email.toLowerCase())
    .executeTakeFirst()
  const isRight = await isPassword(password, row?.password_hash ?? (await hashOfNobody()))
  return row !== undefined && isRight ? { organisationId: row.organisation_id, accountId: row.account_id } : null
}

/** Reads an account as its owner sees it; null when it was removed since. */
export async function readAccount(db: Database, signedIn: SignedIn): Promise<Account | null> {
  const row = await db
    .selectFrom('account')
    .innerJoin('organisation', 'organisation.organisation_id', 'account.organisation_id')
    .select(['account_id as accountId', 'email', 'account.name', 'organisation.name as organisation', 'role'])
    .where('account.organisation_id', '=', signedIn.organisationId)
    .where('account_id', '=', signedIn.accountId)
    .executeTakeFirst()
  return row ?? null
}

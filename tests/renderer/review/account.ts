import type { Account } from '../../../shared/api/review.ts'

/** Who signs in; a test may make the account an administrator. */
export const account: Account = {
  accountId: '3c1d9a40-6f1e-4a57-9d0b-1f2e3a4b5c6d',
  email: 'recruiter@example.com',
  name: 'Mara Feld',
  organisation: 'Meridian Data',
  role: 'recruiter',
}
export const password = 'correct horse'

import type { FastifyRequest } from 'fastify'
import { AppError } from '../../shared/errors.ts'
import type { SignedIn } from '../auth/accounts.ts'

declare module 'fastify' {
  interface Session {
    signedIn?: SignedIn
  }
}

/** Who is signed in. @throws AppError `auth/required`. */
export function signedIn(request: FastifyRequest): SignedIn {
  const who = request.session.get('signedIn')
  if (who === undefined) throw new AppError('auth/required')
  return who
}

import { createHash } from 'node:crypto'
import type { SessionStore } from '@fastify/session'
import type { Session } from 'fastify'
import type { Database } from '../store/store.ts'

function digestId(sessionId: string): Uint8Array {
  return createHash('sha256').update(sessionId).digest()
}

/** Sessions in PostgreSQL, so that any API process knows them; stored under a digest of the cookie's id. */
export function createSessionStore(db: Database, lifetimeMs: number, now: () => number): SessionStore {
  async function set(sessionId: string, session: Session): Promise<void> {
    const data = JSON.stringify(session)
    const expires_ms = now() + lifetimeMs
    await db.deleteFrom('session').where('expires_ms', '<', now()).execute()
    await db
      .insertInto('session')
      .values({ session_digest: digestId(sessionId), data, expires_ms })
      .onConflict((conflict) => conflict.column('session_digest').doUpdateSet({ data, expires_ms }))
      .execute()
  }
  async function get(sessionId: string): Promise<Session | null> {
    const row = await db
      .selectFrom('session')
      .select('data')
      .where('session_digest', '=', digestId(sessionId))
      .where('expires_ms', '>', now())
      .executeTakeFirst()
    return row === undefined ? null : (row.data as Session) // written by `set` above, nobody else
  }
  async function destroy(sessionId: string): Promise<void> {
    await db.deleteFrom('session').where('session_digest', '=', digestId(sessionId)).execute()
  }
  return {
    set: (sessionId, session, callback) => void set(sessionId, session).then(() => callback(), callback),
    get: (sessionId, callback) => void get(sessionId).then((session) => callback(null, session), callback),
    destroy: (sessionId, callback) => void destroy(sessionId).then(() => callback(), callback),
  }
}

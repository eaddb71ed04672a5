import { Kysely, PostgresDialect } from 'kysely'
import pg from 'pg'
import type { Store } from './store.ts'
import type { Tables } from './tables.ts'

// Object identifiers of pg_type: what arrives as these is normalised here, once.
const BYTEA = 17
const INT8 = 20

function readInt8(text: string): number {
  const value = Number(text)
  if (!Number.isSafeInteger(value)) throw new RangeError('an int8 is beyond 2^53')
  return value
}

/** A plain view of the same memory, so that nobody downstream relies on Buffer's methods. */
function readBytea(text: string): Uint8Array {
  const buffer = Buffer.from(text.slice(2), 'hex')
  return new Uint8Array(buffer.buffer, buffer.byteOffset, buffer.byteLength)
}

const types: pg.CustomTypesConfig = {
  getTypeParser(oid: number, format?: 'text' | 'binary') {
    if (oid === INT8) return readInt8
    if (oid === BYTEA) return readBytea
    return pg.types.getTypeParser(oid, format)
  },
}

/**
 * Opens PostgreSQL at `connectionString` with a pool of at most `maxConnections`. Commits are synchronous whatever the
 * cluster's default says, because an acknowledgement must mean durable.
 */
export function connectPostgresql(connectionString: string, maxConnections = 10): Store {
  const options = '-c synchronous_commit=on'
  const pool = new pg.Pool({ connectionString, max: maxConnections, types, options, connectionTimeoutMillis: 10_000 })
  pool.on('error', () => undefined) // an idle connection that drops is replaced; a query that fails tells its caller
  const db = new Kysely<Tables>({ dialect: new PostgresDialect({ pool }) })
  return {
    kind: 'postgresql',
    db,
    runScript: async (script) => {
      await pool.query(script) // a connection whose script failed is dropped, its transaction with it
    },
    bossOptions: { connectionString, max: 4 },
    close: () => db.destroy(),
  }
}

import type { z } from 'zod'
import { AppError } from '../../shared/errors.ts'

/**
 * Reads JSON of the database with the schema that owns it. What does not fit was written by another version or by
 * hand: a fault of the store, never dropped. The cause names paths, never values.
 */
export function parseStored<Schema extends z.ZodType>(schema: Schema, stored: unknown): z.output<Schema> {
  const parsed = schema.safeParse(stored)
  if (parsed.success) return parsed.data
  const paths = parsed.error.issues.map((issue) => issue.path.join('.')).join(', ')
  throw new AppError('store/malformed', { detail: `A stored document does not fit its schema at: ${paths}.` })
}

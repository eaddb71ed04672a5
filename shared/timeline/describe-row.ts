import type { JournalEvent } from '../attempt/events.ts'
import { type DescribeContext, type Description, describeBurst, describeEvent } from './describe.ts'
import type { Row } from './model.ts'

/** Says a row of the list in words. `events` are the whole journal's, so that a sequence number is a place. */
export function describeRow(row: Row, events: readonly JournalEvent[], context: DescribeContext): Description {
  if (row.burst !== null) return describeBurst(row.burst, context)
  const event = events[row.seq]
  if (event === undefined) return { title: `Event ${row.seq}`, words: '', innocentCauses: [] }
  return describeEvent(event, context)
}

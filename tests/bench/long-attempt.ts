import type { JournalEvent } from '../../shared/attempt/events.ts'
import { listFields, type Pack } from '../../shared/pack/pack.ts'
import { createEventList } from '../fixtures/events.ts'

/** An attempt of `count` edits by keys, of which a text holds at most 4,000, and a departure for each thousand of them. */
export function createLongAttempt(count: number, pack: Pack): readonly JournalEvent[] {
  const list = createEventList()
    .start()
    .open(listFields(pack).map(({ key }) => key))
  list.add('assessment.started', {})
  for (let edit = 0; edit < count; edit++) {
    const at = edit % 4_000
    list.wait(40 + ((edit * 7_919) % 160))
    if (edit % 1_000 === 999) {
      list.add('focus.lost', { cause: 'other-window', isFullscreen: false, isVisible: true })
      const lossSeq = list.last()
      list.wait(3_000).add('focus.regained', { lossSeq, awayMs: 3_000 })
    }
    if (at === 0 && edit > 0) list.edit('deleted', 0, 4_000, '', 1)
    list.edit('typed', at, 0, 'x', 1)
  }
  return list.add('attempt.submitted', {}).events
}

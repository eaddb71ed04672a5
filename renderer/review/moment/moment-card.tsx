import { useMemo } from 'react'
import { listItems } from '../../../shared/pack/pack.ts'
import type { Row } from '../../../shared/timeline/model.ts'
import { useAttempt } from '../attempt/attempt-store.ts'
import { useGoTo } from '../attempt/go-to.ts'
import { groupBlind, listSensors, sayHeld, sayInFront, sayNeighbour, sayWatching } from './moment-words.ts'
import { SensorsAt } from './sensors-at.tsx'
import { useSlowMoment } from './use-moment.ts'
import '../events/events.css'

/** What the record says about the moment: the item, what was in front, who was watching, and what is around it. */
export function MomentCard() {
  const { review, derived } = useAttempt()
  const momentMs = useSlowMoment()
  const moment = useMemo(() => derived.momentAt(momentMs), [derived, momentMs])
  const item = listItems(review.pack).find(({ id }) => id === moment.item)
  const front = `${sayInFront(moment, derived)} ${item === undefined ? 'No item was open.' : `Item: ${item.title}.`}`
  const blind =
    groupBlind(moment.blind)
      .map(({ sensors, reason }) => `${listSensors(sensors)} (${reason.replace(/\.$/u, '')})`)
      .join('; ') || 'none'
  return (
    <dl className="moment-facts">
      <div>
        <dt>In front</dt>
        <dd title={front}>{front}</dd>
      </div>
      <div>
        <dt>Watching</dt>
        <dd>
          <SensorsAt moment={moment}>{sayWatching(moment)}</SensorsAt>
          {moment.watching.length > 0 ? <span className="soft">: {listSensors(moment.watching)}</span> : null}
        </dd>
      </div>
      <div>
        <dt>Not seeing</dt>
        <dd className="soft">{blind}</dd>
      </div>
      <div>
        <dt>Before</dt>
        <dd>
          <Neighbour row={moment.before} momentMs={momentMs} />
        </dd>
      </div>
      <div>
        <dt>After</dt>
        <dd>
          <Neighbour row={moment.after} momentMs={momentMs} />
        </dd>
      </div>
      <div>
        <dt>Record</dt>
        <dd>{sayHeld(moment, review.receipts)}</dd>
      </div>
    </dl>
  )
}

function Neighbour({ row, momentMs }: { readonly row: Row | null; readonly momentMs: number }) {
  const { derived } = useAttempt()
  const goTo = useGoTo()
  if (row === null) return <span className="soft">nothing</span>
  const { when, what } = sayNeighbour(row, momentMs, derived)
  return (
    <>
      <span className="soft figures">{when}</span>{' '}
      <button type="button" className="event-link" onClick={() => goTo.event(row.seq)}>
        {what}
      </button>
    </>
  )
}

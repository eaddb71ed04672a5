import { useCallback, useState } from 'react'
import { AUDIT_PAGE } from '../../../shared/api/audit.ts'
import { Button } from '../../ui/button.tsx'
import { Skeleton } from '../../ui/skeleton.tsx'
import { useAttempt } from '../attempt/attempt-store.ts'
import { sayAction } from '../audit/audit-words.ts'
import { useReview } from '../context.ts'
import { LoadFailed } from '../load-failed.tsx'
import { calendarDay, clockSecond, fullTime } from '../times.ts'
import { useLoaded } from '../use-loaded.ts'

export function LookedList() {
  const { client } = useReview()
  const { review } = useAttempt()
  const { attemptId } = review.summary
  const [page, setPage] = useState(0)
  const load = useCallback(() => client.looked(attemptId, page), [client, attemptId, page])
  const loaded = useLoaded(load, () => null)
  if (loaded.state === 'loading') return <Skeleton label="Loading who looked" lines={3} />
  if (loaded.state === 'failed') return <LoadFailed {...loaded} />
  const { entries, total } = loaded.value
  return (
    <>
      <ol className="looked-list small">
        {entries.map(({ auditId, by, action, atMs, detail }) => (
          <li key={auditId}>
            <time className="figures soft" dateTime={new Date(atMs).toISOString()} title={fullTime(atMs)}>
              {calendarDay(atMs)}, {clockSecond(atMs)}
            </time>{' '}
            {by?.name ?? 'Nobody who signed in'}: {sayAction(action)}
            {detail === null ? '' : ` (${detail})`}
          </li>
        ))}
      </ol>
      {total > AUDIT_PAGE ? (
        <div className="form-actions">
          <Button tone="quiet" isDisabled={page === 0} onPress={() => setPage(page - 1)}>
            Newer
          </Button>
          <Button tone="quiet" isDisabled={(page + 1) * AUDIT_PAGE >= total} onPress={() => setPage(page + 1)}>
            Older
          </Button>
        </div>
      ) : null}
    </>
  )
}

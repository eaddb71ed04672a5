import type { LiveMessage } from '../../../shared/api/live.ts'
import { clockSecond, fullTime } from '../times.ts'

export interface ThreadMessageProps {
  readonly message: LiveMessage
  readonly candidateName: string
}

/** One message with what is known of its way: sent, arrived, read, each by the server's clock. */
export function ThreadMessage({ message, candidateName }: ThreadMessageProps) {
  const { from, author, text, sentMs, arrivedMs, readMs } = message
  return (
    <li className="live-message" data-from={from}>
      <p className="live-message-who small" dir="auto">
        {from === 'candidate' ? candidateName : (author ?? 'An account that is gone')}
      </p>
      <p className="live-message-text" dir="auto">
        {text}
      </p>
      <p className="live-message-way small soft figures">
        {from === 'candidate' ? (
          <Step words="Received" atMs={sentMs} />
        ) : (
          <>
            <Step words="Sent" atMs={sentMs} />
            {arrivedMs === null ? <span>not arrived yet</span> : <Step words="arrived" atMs={arrivedMs} />}
            {arrivedMs === null ? null : readMs === null ? (
              <span>not read yet</span>
            ) : (
              <Step words="read" atMs={readMs} />
            )}
          </>
        )}
      </p>
    </li>
  )
}

function Step({ words, atMs }: { readonly words: string; readonly atMs: number }) {
  return (
    <span>
      {words}{' '}
      <time dateTime={new Date(atMs).toISOString()} title={fullTime(atMs)}>
        {clockSecond(atMs)}
      </time>
    </span>
  )
}

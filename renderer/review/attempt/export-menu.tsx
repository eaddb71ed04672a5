import { useId, useState } from 'react'
import { useReview } from '../context.ts'
import type { ExportRoute } from '../review-client.ts'
import { useAttempt } from './attempt-store.ts'

interface Kind {
  readonly route: ExportRoute
  readonly title: string
  readonly words: string
  /** What stands between the attempt's id and the end of the file's name. */
  readonly ending: string
}

const kinds: readonly Kind[] = [
  {
    route: 'review/bundle',
    title: 'Evidence bundle',
    words: 'The sealed record with everything that an outsider needs to check it offline.',
    ending: '.candor-bundle',
  },
  {
    route: 'review/export',
    title: 'Journal',
    words: 'The sealed record alone. Reading it needs the organisation’s scoring key.',
    ending: '.candor',
  },
  {
    route: 'review/events',
    title: 'Events as a table',
    words: 'The timeline in words, as CSV.',
    ending: '-events.csv',
  },
  {
    route: 'review/json',
    title: 'Everything as JSON',
    words: 'Responses with origins, timeline, coverage, findings, and what people added.',
    ending: '-review.json',
  },
]

/** What can be taken out of the page; every export is written into the audit log. */
export function ExportMenu() {
  const { client, places } = useReview()
  const { review } = useAttempt()
  const [isOpen, setOpen] = useState(false)
  const panel = useId()
  const { attemptId } = review.summary
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: Escape closes what its own button opened
    <div
      className="verified"
      onKeyDown={(event) => {
        if (event.key === 'Escape') setOpen(false)
      }}
    >
      <button
        type="button"
        className="button button-secondary attempt-export"
        aria-expanded={isOpen}
        aria-controls={panel}
        onClick={() => setOpen(!isOpen)}
      >
        Export
      </button>
      <div id={panel} className="verified-panel export-panel" hidden={!isOpen}>
        <ul className="export-kinds">
          <li>
            <a href={places.report(attemptId)}>Report</a>
            <span className="small soft">To print, or to save as PDF.</span>
          </li>
          {kinds.map(({ route, title, words, ending }) => (
            <li key={route}>
              <a href={client.exportAddress(route, attemptId)} download={`${attemptId}${ending}`}>
                {title}
              </a>
              <span className="small soft">{words}</span>
            </li>
          ))}
        </ul>
        <p className="small soft">Each export is written into the audit log.</p>
      </div>
    </div>
  )
}

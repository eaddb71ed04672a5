import { sensorLabels } from '../../../shared/timeline/labels.ts'
import { type Coverage, sayCoverage, sayNotWatching } from './coverage-words.ts'

export interface CoverageStripProps {
  readonly coverage: Coverage
  /** The report that said it is not fresh. */
  readonly isOld: boolean
}

/** What could be seen at the last report: a thin strip with a piece for each sensor, and the same in words. */
export function CoverageStrip({ coverage, isOld }: CoverageStripProps) {
  const rest = sayNotWatching(coverage)
  return (
    <div className="live-coverage small">
      <span className="live-strip" aria-hidden="true">
        {coverage.map(({ sensor, state }) => (
          <span key={sensor} data-state={state} title={sensorLabels[sensor]} />
        ))}
      </span>
      {rest.length === 0 ? (
        <span>{sayCoverage(coverage)}</span>
      ) : (
        <details>
          <summary>{sayCoverage(coverage)}</summary>
          <ul className="soft">
            {rest.map((words) => (
              <li key={words}>{words}.</li>
            ))}
          </ul>
        </details>
      )}
      {isOld ? <span className="soft">As last reported.</span> : null}
    </div>
  )
}

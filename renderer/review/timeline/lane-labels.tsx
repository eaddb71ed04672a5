import { sensorLabels } from '../../../shared/timeline/labels.ts'
import { bandLabels, bandOf, COVERAGE_HEIGHT } from './layout.ts'
import type { Lanes } from './use-lanes.ts'

/** Names of the lanes beside them; that of the coverage band opens it to a line for each sensor. */
export function LaneLabels({ lanes }: { readonly lanes: Lanes }) {
  const { layout, isExpanded, setExpanded } = lanes
  const coverage = bandOf(layout, 'coverage')
  const isFoldable = isExpanded || layout.coverageRows.some(({ sensors }) => sensors.length > 1)
  return (
    <div className="lanes-labels">
      {layout.bands.map((band) =>
        band.name === 'coverage' ? null : (
          <span key={band.name} aria-hidden="true" style={{ top: band.top, height: band.height }}>
            {bandLabels[band.name]}
          </span>
        ),
      )}
      {coverage === null
        ? null
        : layout.coverageRows.map(({ label, sensors, kind }, place) => (
            <span
              key={label}
              className={`coverage-label is-${kind}`}
              aria-hidden="true"
              title={sensors.map((sensor) => sensorLabels[sensor]).join(', ')}
              style={{ top: coverage.top + place * COVERAGE_HEIGHT, height: COVERAGE_HEIGHT }}
            >
              {label}
            </span>
          ))}
      {isFoldable && coverage !== null ? (
        <button
          type="button"
          className="coverage-fold"
          aria-expanded={isExpanded}
          aria-label="A line for each sensor"
          title={isExpanded ? 'Fold the sensors' : 'A line for each sensor'}
          style={{ top: coverage.top - 5 }}
          onClick={() => setExpanded(!isExpanded)}
        >
          {isExpanded ? '−' : '+'}
        </button>
      ) : null}
    </div>
  )
}

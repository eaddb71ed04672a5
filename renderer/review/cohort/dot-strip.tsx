import type { Spread } from '../../../shared/api/context.ts'
import { sayCount } from '../../../shared/timeline/amounts.ts'
import { columnOf, medianOf, stackDots } from './dot-layout.ts'

export interface DotStripProps {
  readonly label: string
  readonly spread: Spread
  readonly say: (value: number) => string
  /** Ends of the axis. */
  readonly from: number
  readonly to: number
}

const COLUMNS = 40
const DOT = 7

/** A distribution as one dot for each attempt, with this attempt's place marked; its words say the same. */
export function DotStrip({ label, spread: { values, own, unknown }, say, from, to }: DotStripProps) {
  const dots = stackDots(values, from, to, COLUMNS)
  const rows = Math.max(1, ...dots.map(({ row }) => row + 1))
  const height = rows * DOT + 12
  const ownX = own === null ? null : columnOf(own, from, to, COLUMNS) * DOT + DOT / 2
  const median = medianOf(values)
  const summary = [
    `n = ${values.length}`,
    ...(median === null ? [] : [`median ${say(median)}`]),
    own === null ? 'not known here' : `here ${say(own)}`,
  ].join(' · ')
  return (
    <figure className="dot-strip">
      <figcaption>
        <span className="dot-strip-label">{label}</span> <span className="small soft figures">{summary}</span>
      </figcaption>
      <svg
        viewBox={`0 0 ${COLUMNS * DOT} ${height}`}
        role="img"
        aria-label={`${label}: ${summary}. From ${say(values[0] ?? from)} to ${say(values.at(-1) ?? to)}.`}
      >
        <line className="dot-strip-ground" x1="0" x2={COLUMNS * DOT} y1={height - 9.5} y2={height - 9.5} />
        {dots.map(({ x, row }) => (
          <circle
            key={`${x} ${row}`}
            className="dot-strip-dot"
            cx={x * DOT + DOT / 2}
            cy={height - 10 - row * DOT - DOT / 2}
            r={DOT / 2 - 0.6}
          />
        ))}
        {ownX === null ? null : (
          <path
            className="dot-strip-own"
            d={`M${ownX - 4} ${height - 1}L${ownX + 4} ${height - 1}L${ownX} ${height - 8}Z`}
          />
        )}
      </svg>
      <div className="dot-strip-ends small soft figures" aria-hidden="true">
        <span>{say(from)}</span>
        <span>{say(to)}</span>
      </div>
      {unknown === 0 ? null : (
        <p className="small soft">
          Left out: {sayCount(unknown, 'attempt')} that an earlier version scored without keeping this.
        </p>
      )}
    </figure>
  )
}

import { useId } from 'react'
import { listItems, type Pack } from '../../../shared/pack/pack.ts'
import type { Interval, Timeline } from '../../../shared/timeline/model.ts'
import { barsOf, flagsOf, marksOf, placeOf, type Stretch } from './picture-layout.ts'
import './picture.css'

export interface TimelinePictureProps {
  readonly timeline: Timeline
  readonly pack: Pack
  /** What the axis shows, and how its marks read. */
  readonly stretch: Stretch
  readonly zeroMs: number
  readonly sayMark: (atMs: number) => string
  /** What the picture is, for whoever cannot see it; its content is told in words beside it. */
  readonly label: string
}

const WIDTH = 720
const LEFT = 78
const HEIGHT = 176
const MOST_MARKS = 10
const rows = { items: 20, writing: 44, focus: 104, screen: 120, client: 136, watched: 152 } as const
const labels: Readonly<Record<keyof typeof rows, string>> = {
  items: 'Items',
  writing: 'Writing',
  focus: 'Elsewhere',
  screen: 'Screen, sleep',
  client: 'Faults, network',
  watched: 'Could see',
}
const WRITING_HEIGHT = 50

type Row = keyof typeof rows
const rowOf: Partial<Record<Interval['kind'], Row>> = {
  away: 'focus',
  'not-fullscreen': 'screen',
  locked: 'screen',
  suspended: 'screen',
  hung: 'client',
  offline: 'client',
}

/** The timeline as one still picture, drawn for paper: every kind of mark has a form of its own besides its colour. */
export function TimelinePicture(props: TimelinePictureProps) {
  const { timeline, stretch, zeroMs, sayMark, label } = props
  const hatch = useId()
  const x = (atMs: number) =>
    LEFT + placeOf(Math.min(stretch.toMs, Math.max(stretch.fromMs, atMs)), stretch, WIDTH - LEFT)
  return (
    <svg className="picture" viewBox={`0 0 ${WIDTH} ${HEIGHT}`} role="img" aria-label={label}>
      <defs>
        <pattern id={hatch} width="4" height="4" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">
          <line className="picture-hatch" x1="0" y1="0" x2="0" y2="4" />
        </pattern>
      </defs>
      {marksOf(stretch, zeroMs, MOST_MARKS).map((atMs) => (
        <g key={atMs}>
          <line className="picture-grid" x1={x(atMs)} x2={x(atMs)} y1="14" y2={HEIGHT - 8} />
          <text className="picture-mark" x={x(atMs)} y="9">
            {sayMark(atMs)}
          </text>
        </g>
      ))}
      {(Object.keys(rows) as Row[]).map((row) => (
        <text key={row} className="picture-label" x="0" y={rows[row] + (row === 'writing' ? WRITING_HEIGHT - 4 : 9)}>
          {labels[row]}
        </text>
      ))}
      <Items {...props} x={x} />
      <Writing {...props} x={x} />
      {timeline.intervals.map((interval) => {
        const row = rowOf[interval.kind]
        return row === undefined ? null : (
          <rect
            key={interval.seq}
            className={`picture-${row}`}
            x={x(interval.fromMs)}
            y={rows[row]}
            width={Math.max(1.5, x(interval.toMs) - x(interval.fromMs))}
            height="11"
          />
        )
      })}
      <rect
        className="picture-watched"
        x={x(timeline.fromMs)}
        y={rows.watched}
        width={x(timeline.toMs) - x(timeline.fromMs)}
        height="11"
      />
      {timeline.coverage
        .filter(({ state }) => state === 'off')
        .map(({ sensor, fromMs, toMs }) => (
          <rect
            key={`${sensor} ${fromMs}`}
            className="picture-blind"
            x={x(fromMs)}
            y={rows.watched}
            width={Math.max(1, x(toMs) - x(fromMs))}
            height="11"
          />
        ))}
      {timeline.gaps.map(({ fromMs, toMs }) => (
        <g key={fromMs}>
          <rect
            className="picture-gap"
            x={x(fromMs)}
            y="14"
            width={Math.max(1.5, x(toMs) - x(fromMs))}
            height={HEIGHT - 22}
            fill={`url(#${hatch})`}
          />
          {x(toMs) - x(fromMs) > 56 ? (
            <text className="picture-mark picture-gap-words" x={(x(fromMs) + x(toMs)) / 2} y="74">
              not running
            </text>
          ) : null}
        </g>
      ))}
    </svg>
  )
}

type DrawnProps = TimelinePictureProps & { readonly x: (atMs: number) => number }

/** Letters that fit a width, roughly. */
const shorten = (text: string, width: number) => text.slice(0, Math.max(0, Math.floor(width / 4.6) - 1))

function Items({ timeline, pack, x }: DrawnProps) {
  const items = listItems(pack)
  return timeline.intervals.map(({ kind, item, fromMs, toMs, seq }) => {
    if (kind !== 'item') return null
    const number = items.findIndex(({ id }) => id === item) + 1
    const width = Math.max(1.5, x(toMs) - x(fromMs))
    return (
      <g key={seq}>
        <rect className="picture-item" x={x(fromMs)} y={rows.items} width={width} height="14" rx="2" />
        <text className="picture-item-title" x={x(fromMs) + 3} y={rows.items + 10}>
          {shorten(`${number} ${items[number - 1]?.title ?? ''}`, width - 4)}
        </text>
      </g>
    )
  })
}

const COLUMNS = 214

function Writing({ timeline, stretch, x }: DrawnProps) {
  const ground = rows.writing + WRITING_HEIGHT
  const width = (WIDTH - LEFT) / COLUMNS
  return (
    <>
      <line className="picture-ground" x1={LEFT} x2={WIDTH} y1={ground} y2={ground} />
      {barsOf(timeline, stretch, COLUMNS, WRITING_HEIGHT - 14).map(({ column, ink, from, height }) => (
        <rect
          key={`${column} ${ink}`}
          className="picture-ink"
          data-ink={ink}
          x={LEFT + column * width + 0.4}
          y={ground - from - height}
          width={width - 0.8}
          height={height}
        />
      ))}
      {flagsOf(timeline).map(({ transfer, label }) => (
        <text
          key={transfer.seq}
          className="picture-flag"
          data-source={transfer.source}
          x={x(transfer.atMs)}
          y={rows.writing + 7}
        >
          {label}
        </text>
      ))}
    </>
  )
}

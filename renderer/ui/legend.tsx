import { type ShownOrigin, shownOrigins, useOriginWords } from './origins.ts'
import './legend.css'

export interface LegendProps {
  readonly label: string
  /** Only these rows, in the table's order; all when absent. */
  readonly shown?: readonly ShownOrigin[]
}

/** Says in words what each colour and mark of origin means. */
export function Legend({ label, shown }: LegendProps) {
  const describe = useOriginWords()
  const rows = shown ? shownOrigins.filter((origin) => shown.includes(origin)) : shownOrigins
  return (
    <ul className="legend" aria-label={label}>
      {rows.map((origin) => {
        const { label: name, explanation } = describe(origin)
        return (
          <li key={origin} title={explanation}>
            <span data-origin={origin}>{name}</span>
          </li>
        )
      })}
    </ul>
  )
}

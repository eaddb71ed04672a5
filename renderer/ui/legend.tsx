import { origins, type ShownOrigin } from './origins.ts'
import './legend.css'

export interface LegendProps {
  readonly label: string
  /** Only these rows, in the table's order; all when absent. */
  readonly shown?: readonly ShownOrigin[]
}

/** Says in words what each colour and mark of origin means. */
export function Legend({ label, shown }: LegendProps) {
  const rows = shown ? origins.filter((row) => shown.includes(row.origin)) : origins
  return (
    <ul className="legend" aria-label={label}>
      {rows.map((row) => (
        <li key={row.origin} title={row.explanation}>
          <span data-origin={row.origin}>{row.label}</span>
        </li>
      ))}
    </ul>
  )
}

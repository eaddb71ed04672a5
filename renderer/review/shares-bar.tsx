import { type Origin, origins } from '../../shared/provenance/origins.ts'
import { sayShare } from '../../shared/timeline/amounts.ts'
import { useOriginWords } from '../ui/origins.ts'
import './shares-bar.css'

export interface SharesBarProps {
  /** Share by origin, 0 to 1; origins that are not there count as none. */
  readonly shares: Readonly<Record<string, number>>
  readonly isLarge?: boolean
}

/** Origins with a share, the largest first. */
function present(shares: SharesBarProps['shares']): readonly { readonly origin: Origin; readonly share: number }[] {
  return origins.map((origin) => ({ origin, share: shares[origin] ?? 0 })).filter(({ share }) => share > 0)
}

/** Where the characters of all responses came from, as one bar; the words are its name for whoever cannot see it. */
export function SharesBar({ shares, isLarge = false }: SharesBarProps) {
  const describe = useOriginWords()
  const parts = present(shares)
  if (parts.length === 0) return <span className="soft small">No text yet</span>
  const words = parts.map(({ origin, share }) => `${describe(origin).label} ${sayShare(share)}`)
  return (
    <span
      className={isLarge ? 'shares shares-large' : 'shares'}
      role="img"
      aria-label={words.join(', ')}
      title={words.join('\n')}
    >
      {parts.map(({ origin, share }) => (
        <span key={origin} className="shares-part" data-fill={origin} style={{ flexGrow: share }} />
      ))}
    </span>
  )
}

/** The legend of a response: every origin in it, with its mark and its share. */
export function SharesLegend({ shares }: SharesBarProps) {
  const describe = useOriginWords()
  return (
    <ul className="shares-legend">
      {present(shares).map(({ origin, share }) => {
        const { label, explanation } = describe(origin)
        return (
          <li key={origin} title={explanation}>
            <span data-origin={origin}>{label}</span> <span className="figures soft">{sayShare(share)}</span>
          </li>
        )
      })}
    </ul>
  )
}

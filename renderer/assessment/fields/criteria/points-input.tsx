import { type KeyboardEvent, useId, useState } from 'react'
import { useWords } from '../../../i18n/use-words.ts'
import { readPoints, stepPoints, writePoints } from '../points.ts'

export interface PointsInputProps {
  readonly label: string
  readonly points: number | null
  readonly min: number
  readonly max: number
  readonly onChange: (points: number | null) => void
}

/**
 * Whole points with their sign always shown. What is typed counts at once where it is a number in range, so that nothing
 * waits for the field to be left.
 */
export function PointsInput({ label, points, min, max, onChange }: PointsInputProps) {
  const t = useWords('fields')
  const id = useId()
  /** What is typed and not (yet) points; null shows the points. */
  const [draft, setDraft] = useState<string | null>(null)
  const isWrong = draft !== null && readPoints(draft, min, max).type === 'wrong'

  const type = (text: string) => {
    const read = readPoints(text, min, max)
    setDraft(text)
    if (read.type === 'points') onChange(read.points)
  }
  const step = (by: 1 | -1) => {
    setDraft(null)
    onChange(stepPoints(points, by, min, max))
  }
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key !== 'ArrowUp' && event.key !== 'ArrowDown') return
    event.preventDefault()
    step(event.key === 'ArrowUp' ? 1 : -1)
  }
  const tone = isWrong ? 'wrong' : points === null || points === 0 ? 'none' : points > 0 ? 'plus' : 'minus'
  return (
    <div className={`points is-${tone}`}>
      <button type="button" className="points-step" aria-label={t('points.less', { label })} onClick={() => step(-1)}>
        −
      </button>
      <input
        className="points-input"
        type="text"
        inputMode="numeric"
        role="spinbutton"
        aria-label={label}
        aria-valuemin={min}
        aria-valuemax={max}
        aria-valuenow={points ?? undefined}
        aria-valuetext={points === null ? t('points.none') : writePoints(points)}
        aria-invalid={isWrong}
        aria-describedby={id}
        autoComplete="off"
        value={draft ?? writePoints(points)}
        onChange={(event) => type(event.target.value)}
        onKeyDown={onKeyDown}
        onBlur={() => setDraft(null)}
      />
      <button type="button" className="points-step" aria-label={t('points.more', { label })} onClick={() => step(1)}>
        +
      </button>
      <span className="points-range" id={id}>
        {words()}
      </span>
    </div>
  )

  function words(): string {
    if (isWrong || points === null) return t('points.range', { min: writePoints(min), max: writePoints(max) })
    if (points === 0) return t('points.zero')
    return points < 0 ? t('points.penalty') : t('points.credit')
  }
}

import { useEffect, useRef } from 'react'
import { type Ink, inks } from './bins.ts'
import { drawMark } from './draw-writing.ts'
import { timelineKeys } from './keys.ts'
import { paint } from './paint.ts'
import { usePalette } from './use-palette.ts'

const inkWords: Readonly<Record<Ink, string>> = {
  keys: 'typed, composed, corrected',
  own: 'own text, pasted or dropped',
  stimulus: 'text of the stimulus',
  external: 'text from outside',
  dictated: 'dictated or assisted',
  unattributed: 'unattributed',
}

/** What the marks of the writing lane mean, and the keys. */
export function TimelineHelp() {
  return (
    <div className="timeline-help small">
      <ul className="timeline-marks" aria-label="Marks of the writing lane">
        {inks.map((ink) => (
          <li key={ink}>
            <InkMark ink={ink} /> {inkWords[ink]}
          </li>
        ))}
      </ul>
      <dl className="timeline-keys">
        {timelineKeys.map(([keys, meaning]) => (
          <div key={keys}>
            <dt>
              <kbd>{keys}</kbd>
            </dt>
            <dd>{meaning}</dd>
          </div>
        ))}
      </dl>
    </div>
  )
}

const SIZE = 16

function InkMark({ ink }: { readonly ink: Ink }) {
  const host = useRef<HTMLSpanElement>(null)
  const canvas = useRef<HTMLCanvasElement>(null)
  const palette = usePalette(host)
  useEffect(() => {
    if (palette === null) return
    paint(canvas.current, SIZE, SIZE, (pen) => {
      pen.clearRect(0, 0, SIZE, SIZE)
      drawMark(pen, ink, palette.inks[ink], SIZE / 2, SIZE / 2)
    })
  }, [palette, ink])
  return (
    <span ref={host} className="ink-mark" aria-hidden="true">
      <canvas ref={canvas} />
    </span>
  )
}

import { useEffect, useRef } from 'react'
import type { Standing } from '../../../shared/playback/playback.ts'
import type { OriginSpan } from '../../../shared/provenance/spans.ts'
import { useAttemptView } from '../attempt/attempt-store.ts'

/** A response as it stood at a moment, in the colours of origin, with the caret where the last change ended. */
export function StandingText({ standing, hasCaret }: { readonly standing: Standing; readonly hasCaret: boolean }) {
  const { text, spans, caret } = standing
  const pinnedSeq = useAttemptView((view) => view.pinnedSeq)
  const isPlaying = useAttemptView((view) => view.isPlaying)
  const at = hasCaret ? (caret ?? 0) : null
  return (
    <p className="response-text is-standing">
      {spans.map((span) => (
        <StandingSpan
          key={span.from}
          span={span}
          text={text}
          caret={at !== null && at > span.from && at <= span.to ? at : null}
          isPinned={span.origin !== 'typed' && span.seq === pinnedSeq}
          isPlaying={isPlaying}
        />
      ))}
      {at === 0 ? <Caret isStill={isPlaying} /> : null}
      {text === '' && at === null ? <span className="soft">Nothing was written here yet.</span> : null}
    </p>
  )
}

interface StandingSpanProps {
  readonly span: OriginSpan
  readonly text: string
  /** Where the caret stands within the span; null for elsewhere. */
  readonly caret: number | null
  readonly isPinned: boolean
  readonly isPlaying: boolean
}

function StandingSpan({ span, text, caret, isPinned, isPlaying }: StandingSpanProps) {
  return (
    <span data-origin={span.origin} className={isPinned ? 'is-pinned' : undefined}>
      {text.slice(span.from, caret ?? span.to)}
      {caret === null ? null : (
        <>
          <Caret isStill={isPlaying} />
          {text.slice(caret, span.to)}
        </>
      )}
    </span>
  )
}

/** It blinks only while nothing is written, as a caret does; the page follows it. */
function Caret({ isStill }: { readonly isStill: boolean }) {
  const place = useRef<HTMLSpanElement>(null)
  useEffect(() => {
    place.current?.scrollIntoView({ block: 'nearest' })
  })
  return <span ref={place} className={isStill ? 'caret' : 'caret is-blinking'} aria-hidden="true" />
}

import { sayDuration } from '../../../shared/timeline/amounts.ts'
import { TimelinePicture } from '../picture/timeline-picture.tsx'
import type { CompareProps } from './compare-heads.tsx'
import type { Side } from './side.ts'

/** Where a side's axis begins: the start of the assessment, or the record where it was never started. */
const zeroOf = ({ derived: { timeline } }: Side) => timeline.startedMs ?? timeline.fromMs
const lengthOf = (side: Side) => side.derived.timeline.toMs - zeroOf(side)

/** Both timelines on one axis: minutes since each began. */
export function CompareTimelines({ one, two }: CompareProps) {
  const lengthMs = Math.max(lengthOf(one), lengthOf(two), 60_000)
  return (
    <section className="compare-section" aria-labelledby="compare-timelines">
      <h2 id="compare-timelines">Timelines</h2>
      <p className="small soft">
        Both count from the start of the assessment. o: own text pasted; q: text of the question; X: from outside; U:
        without an input event. Hatched: no client ran.
      </p>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: it scrolls sideways on a narrow screen, so the keyboard has to reach it */}
      <section className="compare-timelines" aria-label="Both timelines" tabIndex={0}>
        {[one, two].map((side) => {
          const zeroMs = zeroOf(side)
          const name = side.review.summary.candidateName
          return (
            <figure key={side.review.summary.attemptId}>
              <figcaption className="small">{name}</figcaption>
              <TimelinePicture
                timeline={side.derived.timeline}
                pack={side.review.pack}
                stretch={{ fromMs: zeroMs, toMs: zeroMs + lengthMs }}
                zeroMs={zeroMs}
                sayMark={(atMs) => (atMs === zeroMs ? 'start' : `+${sayDuration(atMs - zeroMs)}`)}
                label={`Timeline of ${name}, from the start, ${sayDuration(lengthOf(side))} long; the page of the attempt has it in words`}
              />
            </figure>
          )
        })}
      </section>
    </section>
  )
}

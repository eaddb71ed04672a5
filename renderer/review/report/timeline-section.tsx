import { coverageOf } from '../../../shared/derived/parts.ts'
import { sayDuration } from '../../../shared/timeline/amounts.ts'
import { describeEvent } from '../../../shared/timeline/describe.ts'
import { sensorLabels } from '../../../shared/timeline/labels.ts'
import { flagsOf } from '../picture/picture-layout.ts'
import { TimelinePicture } from '../picture/timeline-picture.tsx'
import { clockSecond } from '../times.ts'
import type { ReportProps } from './report-props.ts'

/** The whole attempt as one picture, with its numbered flags in words. */
export function TimelineSection({ review, derived }: ReportProps) {
  const { timeline } = derived
  const flags = flagsOf(timeline).filter(({ label }) => label.length > 1)
  const away = timeline.intervals.filter(({ kind }) => kind === 'away')
  return (
    <section className="report-section report-whole" aria-labelledby="report-timeline">
      <h2 id="report-timeline">Timeline</h2>
      <TimelinePicture
        timeline={timeline}
        pack={review.pack}
        stretch={timeline}
        zeroMs={midnightOf(timeline.fromMs)}
        sayMark={(atMs) => clockSecond(atMs).slice(0, 5)}
        label="Timeline of the attempt; the lists beside it say the same in words"
      />
      <p className="small">
        Writing: characters put in or taken out, higher for more. o: own text pasted; q: text of the question; X: from
        outside; U: without an input event. Hatched: no client ran.
      </p>
      <ul className="small">
        {flags.map(({ label, transfer }) => {
          const event = derived.events[transfer.seq]
          return (
            <li key={transfer.seq} className="figures">
              {label} {clockSecond(transfer.atMs)}:{' '}
              {event === undefined ? '' : describeEvent(event, derived.words).title}
            </li>
          )
        })}
        {away.map(({ seq, fromMs, toMs }) => (
          <li key={seq} className="figures">
            {clockSecond(fromMs)}: elsewhere for {sayDuration(toMs - fromMs)}
          </li>
        ))}
        {timeline.gaps.map(({ fromMs, toMs, cause }) => (
          <li key={fromMs} className="figures">
            {clockSecond(fromMs)}: no client ran for {sayDuration(toMs - fromMs)}
            {cause === 'stopped' ? '; it had stopped without an end, as after a crash' : ''}
          </li>
        ))}
      </ul>
    </section>
  )
}

/** Local midnight before a moment, so that marks stand on full minutes of the local clock. */
function midnightOf(atMs: number): number {
  return new Date(atMs).setHours(0, 0, 0, 0)
}

/** What each sensor could see while the candidate could answer. */
export function Coverage({ derived }: ReportProps) {
  const coverage = coverageOf(derived.events, derived.timeline)
  const whole = coverage.filter(({ blindMs, onMs }) => blindMs === 0 && onMs > 0)
  const rest = coverage.filter(({ blindMs, onMs }) => blindMs > 0 || onMs === 0)
  return (
    <section className="report-section" aria-labelledby="report-coverage">
      <h2 id="report-coverage">What the client could see</h2>
      {whole.length === 0 ? null : (
        <p>All the time: {whole.map(({ sensor }) => sensorLabels[sensor].toLowerCase()).join(', ')}.</p>
      )}
      {rest.length === 0 ? null : (
        <table className="report-table report-coverage">
          <thead>
            <tr>
              <th scope="col">Sensor</th>
              <th scope="col">Could see</th>
              <th scope="col">Could not</th>
              <th scope="col">Why</th>
            </tr>
          </thead>
          <tbody>
            {[...Map.groupBy(rest, sayCoverage)].map(([words, [first, ...others]]) =>
              first === undefined ? null : (
                <tr key={words}>
                  <th scope="row">{[first, ...others].map(({ sensor }) => sensorLabels[sensor]).join(', ')}</th>
                  <td className="figures report-amount">{sayDuration(first.onMs)}</td>
                  <td className="figures report-amount">{sayDuration(first.blindMs)}</td>
                  <td>{whyBlind(first)}</td>
                </tr>
              ),
            )}
          </tbody>
        </table>
      )}
    </section>
  )
}

type SensorCoverage = ReturnType<typeof coverageOf>[number]

/** What makes two sensors one row. */
const sayCoverage = (one: SensorCoverage) => `${sayDuration(one.onMs)} ${sayDuration(one.blindMs)} ${whyBlind(one)}`

/** The reasons for not seeing, each once. */
function whyBlind({ spans }: SensorCoverage): string {
  const reasons = spans.filter(({ state }) => state !== 'on').map(({ reason, state }) => reason || state)
  return [...new Set(reasons)].join(' ') || 'No reason was recorded.'
}

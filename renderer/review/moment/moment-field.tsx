import { type RefObject, useId, useState } from 'react'
import { parseMoment, placeMoment } from '../../../shared/timeline/parse-moment.ts'
import { useAttempt } from '../attempt/attempt-store.ts'
import { useGoTo } from '../attempt/go-to.ts'
import { clockSecond, localTime, utcSecond, zoneName } from '../times.ts'
import { useSlowMoment } from './use-moment.ts'

/** The moment that the page looks at, as a field: typing another time goes there. */
export function MomentField({ inputRef }: { readonly inputRef: RefObject<HTMLInputElement | null> }) {
  const { derived } = useAttempt()
  const goTo = useGoTo()
  const momentMs = useSlowMoment()
  const [typed, setTyped] = useState<string | null>(null)
  const [problem, setProblem] = useState<string | null>(null)
  const help = useId()
  const { timeline } = derived
  const { startedMs, fromMs, toMs } = timeline

  const go = () => {
    if (typed === null) return
    const parsed = parseMoment(typed)
    const atMs = parsed === null ? null : placeMoment(parsed, timeline, localTime)
    if (parsed === null) setProblem('Type a time like 12:03, 12:03:20 or +14:30.')
    else if (atMs === null) setProblem(`The attempt ran from ${clockSecond(fromMs)} to ${clockSecond(toMs)}.`)
    else {
      setProblem(null)
      setTyped(null)
      goTo.moment(atMs)
    }
  }
  return (
    <form
      className="moment-field"
      onSubmit={(event) => {
        event.preventDefault()
        go()
      }}
    >
      <label className="small soft" htmlFor={`${help}-time`}>
        Moment
      </label>
      <input
        ref={inputRef}
        id={`${help}-time`}
        className="moment-time figures"
        value={typed ?? clockSecond(momentMs)}
        title={utcSecond(momentMs)}
        size={9}
        autoComplete="off"
        spellCheck={false}
        aria-describedby={help}
        aria-invalid={problem !== null}
        onFocus={(event) => event.currentTarget.select()}
        onChange={(event) => setTyped(event.target.value)}
        onBlur={() => {
          setTyped(null)
          setProblem(null)
        }}
        onKeyDown={(event) => {
          if (event.key !== 'Escape') return
          setTyped(null)
          setProblem(null)
        }}
      />
      <p id={help} className="small soft figures" role={problem === null ? undefined : 'alert'}>
        {problem ?? (
          <>
            <span title={utcSecond(momentMs)}>{zoneName(momentMs)}</span> ·{' '}
            {sayOffset(momentMs - (startedMs ?? fromMs))}
            <span className="visually-hidden">
              . Type a time like 12:03, 12:03:20 or +14:30 and press Enter to go there.
            </span>
          </>
        )}
      </p>
    </form>
  )
}

/** "+7:30" since the assessment began; "−0:12" before it. */
function sayOffset(offsetMs: number): string {
  const seconds = Math.floor(Math.abs(offsetMs) / 1_000)
  const [hours, minutes] = [Math.floor(seconds / 3_600), Math.floor(seconds / 60) % 60]
  const rest = String(seconds % 60).padStart(2, '0')
  const sign = offsetMs < 0 ? '−' : '+'
  return hours > 0 ? `${sign}${hours}:${String(minutes).padStart(2, '0')}:${rest}` : `${sign}${minutes}:${rest}`
}

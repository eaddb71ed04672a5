import { useFormats, useWords } from '../i18n/use-words.ts'
import { markReached } from './clock.ts'
import { useClock } from './use-clock.ts'
import './clock.css'

/** Time used, and left where there is a limit, in the top bar; says so aloud at ten, five and one minute. */
export function ClockPanel({ section }: { readonly section: string | null }) {
  const t = useWords('clock')
  const { stopwatch, duration } = useFormats()
  const clock = useClock(section)
  if (clock === null) return <div className="clock" />
  const left = clock.sectionLeftMs ?? clock.leftMs
  const mark = markReached(left)
  const isSection = clock.sectionLeftMs !== null
  return (
    <div className={mark === null ? 'clock' : 'clock is-short'}>
      <span className="clock-value figures">{stopwatch(left ?? clock.usedMs)}</span>
      <span className="soft small">
        {left === null ? t('used') : t(isSection ? 'leftInSection' : 'left', { used: stopwatch(clock.usedMs) })}
      </span>
      <span className="visually-hidden" role="status">
        {mark === null ? '' : t(isSection ? 'sayLeftInSection' : 'sayLeft', { left: duration(mark) })}
      </span>
    </div>
  )
}

import { isStandIn } from '../runtime.ts'
import { useAttempt } from './attempt-store.ts'

/** A stand-in is named wherever it shows: its sensors are not those of the real client. */
export function RuntimeNotice() {
  const { derived } = useAttempt()
  const standIn = derived.runtimes.find(isStandIn)
  if (standIn === undefined) return null
  return (
    <section className="runtime-notice" aria-label="How this attempt was taken">
      <p role="note">
        <strong>This attempt was not proctored by the real client.</strong> It was taken on {standIn}, a stand-in for
        demonstrations and tests. Read what its sensors say as a demonstration.
      </p>
    </section>
  )
}

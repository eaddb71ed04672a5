import type { IntakeForRecruiters } from '../../../shared/intake/for-recruiters.ts'
import { fullTime } from '../times.ts'
import { sayFailure, sayProvider, sayWays } from './intake-words.ts'

/** Who interviewed, when and how, and what failed. */
export function HowHeld({ intake }: { readonly intake: IntakeForRecruiters }) {
  const { interviewers, transcribers, failures, startedMs, endedMs, asked, answered } = intake
  return (
    <dl className="intake-facts small">
      <Fact name="Questions put into words by" values={interviewers.map(sayProvider)} />
      {transcribers.length === 0 ? null : (
        <Fact name="Speech made into text by" values={transcribers.map(sayProvider)} />
      )}
      <Fact
        name="When"
        values={[
          startedMs === null ? 'Not known' : `From ${fullTime(startedMs)}`,
          endedMs === null ? 'It was not ended; the assessment began after it' : `To ${fullTime(endedMs)}`,
        ]}
      />
      <Fact name="How" values={[`${answered} of ${asked} questions answered`, sayWays(intake)]} />
      <Fact name="What failed" values={failures.length === 0 ? ['Nothing'] : failures.map(sayFailure)} />
    </dl>
  )
}

function Fact({ name, values }: { readonly name: string; readonly values: readonly string[] }) {
  return (
    <div>
      <dt>{name}</dt>
      {values.length === 0 ? <dd>Nobody yet</dd> : null}
      {values.map((value, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: two failures may read alike, and the list never changes
        <dd key={index}>{`${value.charAt(0).toUpperCase()}${value.slice(1)}`}</dd>
      ))}
    </div>
  )
}

import type { Verification } from '../../../shared/api/review.ts'
import { sayCount } from '../../../shared/timeline/amounts.ts'
import { Icon } from '../../ui/icon.tsx'
import { useAttempt } from './attempt-store.ts'

/** What was checked about the record, by whom, and on what the attempt was taken. */
export function VerificationDetails({ verification }: { readonly verification: Verification }) {
  const { review, derived } = useAttempt()
  const { frames, events, segments, gaps, forks } = verification
  const parts = [
    sayCount(segments, 'segment'),
    sayCount(frames, 'frame'),
    sayCount(events, 'event'),
    sayCount(gaps, 'gap'),
    sayCount(forks, 'fork'),
  ]
  return (
    <>
      <p className="figures">{parts.join(' · ')}</p>
      <ul className="checks">
        {verification.checks.map((check) => (
          <li key={check.name} className={check.isGood ? 'check-good' : 'check-bad'}>
            <Icon name={check.isGood ? 'good' : 'blocked'} />
            <span>
              <strong>{check.name}</strong>
              <span className="visually-hidden">{check.isGood ? ' holds: ' : ' does not hold: '}</span>{' '}
              <span className="soft">{check.words}</span>
            </span>
          </li>
        ))}
      </ul>
      <p className="small soft">
        Checked by the scoring worker of {review.organisation}, and confirmed by{' '}
        {sayCount(review.receipts.length, 'signed receipt')}. Export the evidence bundle to check it yourself, offline,
        with <code>candor verify</code>. Taken on {derived.runtimes.join(', ')}.
      </p>
    </>
  )
}

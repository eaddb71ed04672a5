import { useState } from 'react'
import { sayCount } from '../../../shared/timeline/amounts.ts'
import { Button } from '../../ui/button.tsx'
import { useAttempt } from '../attempt/attempt-store.ts'
import { useReview } from '../context.ts'

/** How to get a second, blind rating, and how far two people agree once there is one. */
export function SecondPerson() {
  const { places } = useReview()
  const { review } = useAttempt()
  const [isCopied, setCopied] = useState(false)
  const address = new URL(places.blind(review.summary.attemptId), window.location.href).href
  const twice = review.reported.filter(({ apart }) => apart !== null)
  const copy = () =>
    void navigator.clipboard.writeText(address).then(
      () => setCopied(true),
      () => setCopied(false),
    )
  const hasBlind = review.personRatings.some(({ kind }) => kind === 'blind')
  return (
    <details className="second-person">
      <summary>
        Second person{' '}
        <span className="soft small">
          {twice.length === 0 ? 'none yet' : `${sayCount(twice.length, 'item')} rated twice`}
        </span>
      </summary>
      {twice.length === 0 ? null : <Agreement items={twice} />}
      <p className="small">
        {hasBlind ? 'Another' : 'A'} colleague who has not opened this attempt can rate it blind: without the name,
        ratings, findings and notes. Give them this address.
      </p>
      <div className="form-actions">
        <code className="second-person-address">{address}</code>
        <Button tone="quiet" onPress={copy}>
          {isCopied ? 'Copied' : 'Copy'}
        </Button>
      </div>
    </details>
  )
}

function Agreement({ items }: { readonly items: readonly { readonly apart: number | null }[] }) {
  const count = (isIn: (apart: number) => boolean) => items.filter(({ apart }) => apart !== null && isIn(apart)).length
  return (
    <p className="small figures">
      The same rating on {count((apart) => apart === 0)}, 1 apart on {count((apart) => apart === 1)}, more on{' '}
      {count((apart) => apart > 1)}. Too few to say how well they agree by more than chance.
    </p>
  )
}

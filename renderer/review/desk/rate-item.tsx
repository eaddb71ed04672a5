import { useState } from 'react'
import type { ReportedScore } from '../../../shared/api/desk.ts'
import type { ItemRating } from '../../../shared/scoring/rating.ts'
import { Button } from '../../ui/button.tsx'
import { useAttempt } from '../attempt/attempt-store.ts'
import { useReview } from '../context.ts'
import { sayScore } from './basis-words.ts'
import { FormFoot } from './form-foot.tsx'
import { ReasonField, useReason } from './reason-field.tsx'
import { ScoreForm } from './score-form.tsx'
import { useAdding } from './use-adding.ts'

/** What the account may do about an item's rating (docs/spec/review.md): confirm, override, adjudicate, or read why not. */
export function RateItem({ rating, reported }: { readonly rating: ItemRating; readonly reported: ReportedScore }) {
  const { account } = useReview()
  const { review } = useAttempt()
  const own = review.personRatings.filter(({ item, by }) => item === rating.item && by.accountId === account.accountId)
  const hasRated = own.some(({ kind }) => kind !== 'adjudicated')
  if (reported.basis === 'disputed' || reported.basis === 'adjudicated') {
    if (hasRated)
      return reported.basis === 'adjudicated' ? null : (
        <p className="small soft">You rated this item, so a colleague who has not has to adjudicate.</p>
      )
    return <Adjudicate item={rating.item} isFirst={reported.basis === 'disputed'} />
  }
  if (own.some(({ kind }) => kind === 'blind'))
    return <p className="small soft">You rated this item blind. That rating stays as you gave it.</p>
  return <ConfirmOrOverride rating={rating} />
}

type Open = 'confirm' | 'override' | null

function ConfirmOrOverride({ rating }: { readonly rating: ItemRating }) {
  const { client } = useReview()
  const [open, setOpen] = useState<Open>(null)
  const adding = useAdding()
  const save = async (score: number | null, reason: string) => {
    const isStored = await adding.add((attemptId) => client.rate(attemptId, { item: rating.item, score, reason }))
    if (isStored) setOpen(null)
    return isStored
  }
  if (open === 'confirm' && rating.score !== null)
    return (
      <Confirm
        score={rating.score}
        {...adding}
        onSave={(reason) => save(null, reason)}
        onCancel={() => setOpen(null)}
      />
    )
  if (open === 'override')
    return (
      <ScoreForm
        label="Your rating of this item"
        save="Save rating"
        {...adding}
        onSave={save}
        onCancel={() => setOpen(null)}
      />
    )
  return (
    <div className="form-actions">
      {rating.score === null ? null : (
        <Button onPress={() => setOpen('confirm')}>Confirm {sayScore(rating.score)}</Button>
      )}
      <Button onPress={() => setOpen('override')}>{rating.score === null ? 'Rate' : 'Rate differently'}</Button>
    </div>
  )
}

interface ConfirmProps {
  readonly score: number
  readonly isBusy: boolean
  readonly problem: string | null
  readonly onSave: (reason: string) => Promise<boolean>
  readonly onCancel: () => void
}

function Confirm({ score, isBusy, problem, onSave, onCancel }: ConfirmProps) {
  const reason = useReason()
  return (
    <form
      className="score-form"
      onSubmit={(event) => {
        event.preventDefault()
        const words = reason.check()
        if (words !== null) void onSave(words)
      }}
    >
      <p>You confirm the engine’s rating, {sayScore(score)}.</p>
      <ReasonField reason={reason} autoFocus />
      <FormFoot problem={problem} save="Confirm" isBusy={isBusy} onCancel={onCancel} />
    </form>
  )
}

function Adjudicate({ item, isFirst }: { readonly item: string; readonly isFirst: boolean }) {
  const { client } = useReview()
  const [isOpen, setOpen] = useState(false)
  const adding = useAdding()
  if (!isOpen)
    return (
      <div className="form-actions">
        <Button tone={isFirst ? 'primary' : 'quiet'} onPress={() => setOpen(true)}>
          {isFirst ? 'Adjudicate' : 'Adjudicate again'}
        </Button>
      </div>
    )
  return (
    <ScoreForm
      label="The rating that is to stand"
      save="Adjudicate"
      {...adding}
      onCancel={() => setOpen(false)}
      onSave={async (score, reason) => {
        const isStored = await adding.add((attemptId) => client.adjudicate(attemptId, { item, score, reason }))
        if (isStored) setOpen(false)
        return isStored
      }}
    />
  )
}

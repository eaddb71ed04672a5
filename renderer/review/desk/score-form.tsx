import { useState } from 'react'
import { RatingGroup } from '../../ui/rating-group.tsx'
import { FormFoot } from './form-foot.tsx'
import { ReasonField, useReason } from './reason-field.tsx'

export interface ScoreFormProps {
  readonly label: string
  readonly save: string
  readonly isBusy: boolean
  readonly problem: string | null
  /** The rating that is chosen at first; null for none. */
  readonly initial?: number | null
  /** Resolves to whether it was stored; then the form is empty again. */
  readonly onSave: (score: number, reason: string) => Promise<boolean>
  readonly onCancel?: () => void
}

/** A rating from 1 to 5 with its reason. */
export function ScoreForm({ label, save, isBusy, problem, initial = null, onSave, onCancel }: ScoreFormProps) {
  const [score, setScore] = useState<number | null>(initial)
  const [isMissing, setMissing] = useState(false)
  const reason = useReason()
  const submit = async () => {
    const words = reason.check()
    setMissing(score === null)
    if (score === null || words === null) return
    if (await onSave(score, words)) reason.clear()
  }
  return (
    <form
      className="score-form"
      onSubmit={(event) => {
        event.preventDefault()
        void submit()
      }}
    >
      <RatingGroup label={label} lowLabel="weak" highLabel="strong" value={score} onChange={setScore} />
      {isMissing && score === null ? (
        <p className="form-error small" role="alert">
          Choose a rating from 1 to 5.
        </p>
      ) : null}
      <ReasonField reason={reason} />
      <FormFoot problem={problem} save={save} isBusy={isBusy} onCancel={onCancel} />
    </form>
  )
}

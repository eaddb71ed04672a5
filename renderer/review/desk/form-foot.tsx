import { Button } from '../../ui/button.tsx'

export interface FormFootProps {
  /** What went wrong with the last try, in words; null for nothing. */
  readonly problem: string | null
  /** What the button says that saves. */
  readonly save: string
  readonly isBusy: boolean
  readonly onCancel?: (() => void) | undefined
}

/** The end of a form of the desk: what went wrong, and the ways on. */
export function FormFoot({ problem, save, isBusy, onCancel }: FormFootProps) {
  return (
    <>
      {problem === null ? null : (
        <p className="form-error small" role="alert">
          {problem}
        </p>
      )}
      <div className="form-actions">
        <Button type="submit" tone="primary" isBusy={isBusy}>
          {save}
        </Button>
        {onCancel === undefined ? null : (
          <Button tone="quiet" onPress={onCancel}>
            Cancel
          </Button>
        )}
      </div>
    </>
  )
}

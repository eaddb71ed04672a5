import { type ReactNode, useId } from 'react'
import { useAuthored } from '../../i18n/authored.tsx'
import '../../ui/field.css'
import './fields.css'

export interface FieldFrameProps {
  readonly label: string
  readonly help?: string | undefined
  /** What is there and what is asked for, in words. */
  readonly status?: string
  readonly children: ReactNode
}

/** The label and help of a field that has several controls, as one group. */
export function FieldFrame({ label, help, status, children }: FieldFrameProps) {
  const id = useId()
  const authored = useAuthored()
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset cannot be laid out as a grid in every engine
    <div className="field" role="group" aria-labelledby={`${id}-label`} aria-describedby={`${id}-help ${id}-status`}>
      <span className="field-label" id={`${id}-label`} {...authored}>
        {label}
      </span>
      {help ? (
        <span className="field-help" id={`${id}-help`} {...authored}>
          {help}
        </span>
      ) : null}
      {status === undefined ? null : (
        <span className="field-status" id={`${id}-status`}>
          {status}
        </span>
      )}
      {children}
    </div>
  )
}

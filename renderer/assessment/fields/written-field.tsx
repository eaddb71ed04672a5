import type { FieldOf } from '../../../shared/pack/field.ts'
import { useAuthored } from '../../i18n/authored.tsx'
import { TextEditor } from '../editor/text-editor.tsx'
import '../../ui/field.css'

export interface WrittenFieldProps {
  /** `item-id.field-id`. */
  readonly name: string
  readonly field: FieldOf<'long-text'> | FieldOf<'short-text'>
}

/** A written answer of any length, or of one line. */
export function WrittenField({ name, field }: WrittenFieldProps) {
  const authored = useAuthored()
  const { kind, label, help, minWords, maxWords } = field
  return (
    <div className="field">
      <span className="field-label" {...authored}>
        {label}
      </span>
      {help ? (
        <span className="field-help" {...authored}>
          {help}
        </span>
      ) : null}
      <TextEditor
        name={name}
        label={label}
        help={help}
        minWords={minWords}
        maxWords={maxWords}
        size={kind === 'long-text' ? 'long' : 'line'}
      />
    </div>
  )
}

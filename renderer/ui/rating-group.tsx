import { Label } from 'react-aria-components/Label'
import { Radio, RadioGroup } from 'react-aria-components/RadioGroup'
import { Text } from 'react-aria-components/Text'
import './field.css'
import './rating-group.css'

export interface RatingGroupProps {
  readonly label: string
  readonly help?: string | undefined
  readonly lowLabel: string
  readonly highLabel: string
  readonly value: number | null
  readonly onChange: (value: number) => void
  readonly isReadOnly?: boolean
}

const ratings = [1, 2, 3, 4, 5] as const

/** A rating from 1 to 5; the words at both ends belong to the names of 1 and 5, so that they are heard too. */
export function RatingGroup({ label, help, lowLabel, highLabel, value, onChange, isReadOnly }: RatingGroupProps) {
  const words: Record<number, string> = { 1: `1: ${lowLabel}`, 5: `5: ${highLabel}` }
  return (
    <RadioGroup
      className="rating"
      orientation="horizontal"
      value={value === null ? null : String(value)}
      onChange={(chosen) => onChange(Number(chosen))}
      isReadOnly={isReadOnly ?? false}
    >
      <Label className="field-label">{label}</Label>
      {help ? (
        <Text slot="description" className="field-help">
          {help}
        </Text>
      ) : null}
      <div className="rating-options">
        {ratings.map((rating) => (
          <Radio
            key={rating}
            className="rating-option"
            value={String(rating)}
            aria-label={words[rating] ?? String(rating)}
          >
            {rating}
          </Radio>
        ))}
      </div>
      <div className="rating-ends" aria-hidden="true">
        <span>1 · {lowLabel}</span>
        <span>5 · {highLabel}</span>
      </div>
    </RadioGroup>
  )
}

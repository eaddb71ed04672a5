import { Label } from 'react-aria-components/Label'
import { Radio, RadioGroup } from 'react-aria-components/RadioGroup'
import { Text } from 'react-aria-components/Text'
import { useAuthored } from '../i18n/authored.tsx'
import { useFormats, useWords } from '../i18n/use-words.ts'
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
  const t = useWords('ui')
  const { number } = useFormats()
  const authored = useAuthored()
  const ends: Readonly<Record<number, string>> = { 1: lowLabel, 5: highLabel }
  const nameOf = (value: number) => {
    const words = ends[value]
    return words === undefined ? number(value) : t('rating.option', { value, words })
  }
  return (
    <RadioGroup
      className="rating"
      orientation="horizontal"
      value={value === null ? null : String(value)}
      onChange={(chosen) => onChange(Number(chosen))}
      isReadOnly={isReadOnly ?? false}
    >
      <Label className="field-label" {...authored}>
        {label}
      </Label>
      {help ? (
        <Text slot="description" className="field-help" {...authored}>
          {help}
        </Text>
      ) : null}
      <div className="rating-options">
        {ratings.map((rating) => (
          <Radio key={rating} className="rating-option" value={String(rating)} aria-label={nameOf(rating)}>
            {number(rating)}
          </Radio>
        ))}
      </div>
      <div className="rating-ends" aria-hidden="true">
        <span {...authored}>{t('rating.end', { value: 1, words: lowLabel })}</span>
        <span {...authored}>{t('rating.end', { value: 5, words: highLabel })}</span>
      </div>
    </RadioGroup>
  )
}

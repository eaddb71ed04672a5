import { useId } from 'react'
import { Label } from 'react-aria-components/Label'
import { Radio, RadioGroup } from 'react-aria-components/RadioGroup'

export interface Option<Value extends string | number> {
  readonly value: Value
  readonly words: string
  /** Language of the words, where it is not that of the interface. */
  readonly language?: string
}

export interface ChoiceProps<Value extends string | number> {
  readonly label: string
  readonly options: readonly Option<Value>[]
  readonly value: Value
  readonly onChange: (value: Value) => void
}

/** One of a few, in a row. */
export function Choice<Value extends string | number>({ label, options, value, onChange }: ChoiceProps<Value>) {
  const id = useId()
  return (
    <RadioGroup
      className="choice"
      orientation="horizontal"
      value={String(value)}
      onChange={(chosen) => {
        const option = options.find((one) => String(one.value) === chosen)
        if (option) onChange(option.value)
      }}
      aria-labelledby={id}
    >
      <Label id={id} className="choice-label">
        {label}
      </Label>
      <div className="choice-options">
        {options.map(({ value: one, words, language }) => (
          <Radio key={one} className="choice-option" value={String(one)}>
            <span lang={language}>{words}</span>
          </Radio>
        ))}
      </div>
    </RadioGroup>
  )
}

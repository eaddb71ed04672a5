import type { ReactNode } from 'react'
import { Checkbox } from 'react-aria-components/Checkbox'
import { CheckboxGroup } from 'react-aria-components/CheckboxGroup'
import { Label } from 'react-aria-components/Label'
import { Radio, RadioGroup } from 'react-aria-components/RadioGroup'
import { Text } from 'react-aria-components/Text'
import { useAuthored } from '../i18n/authored.tsx'
import { Icon } from './icon.tsx'
import './field.css'
import './option-list.css'

export interface Option {
  readonly id: string
  readonly label: ReactNode
  /** Stands beside the option and is no part of it, for example a button. */
  readonly beside?: ReactNode
}

interface OptionListProps {
  readonly label: string
  readonly help?: string | undefined
  /** What is asked for, or what is wrong. */
  readonly status?: string | undefined
  readonly options: readonly Option[]
}

export interface OneOfProps extends OptionListProps {
  readonly value: string | null
  readonly onChange: (id: string) => void
}

/** One of several options. */
export function OneOf({ label, help, status, options, value, onChange }: OneOfProps) {
  return (
    <RadioGroup className="options" value={value} onChange={onChange}>
      <Words label={label} help={help} status={status} />
      {options.map((option) => (
        <Row key={option.id} option={option}>
          <Radio className="option is-one" value={option.id}>
            <span className="option-box" />
            <OptionLabel>{option.label}</OptionLabel>
          </Radio>
        </Row>
      ))}
    </RadioGroup>
  )
}

export interface SeveralOfProps extends OptionListProps {
  readonly value: readonly string[]
  readonly onChange: (ids: readonly string[]) => void
}

/** Some of several options; given back in the order of the options. */
export function SeveralOf({ label, help, status, options, value, onChange }: SeveralOfProps) {
  const inOrder = (ids: readonly string[]) => options.map(({ id }) => id).filter((id) => ids.includes(id))
  return (
    <CheckboxGroup className="options" value={[...value]} onChange={(ids) => onChange(inOrder(ids))}>
      <Words label={label} help={help} status={status} />
      {options.map((option) => (
        <Row key={option.id} option={option}>
          <Checkbox className="option" value={option.id}>
            <span className="option-box">
              <Icon name="good" />
            </span>
            <OptionLabel>{option.label}</OptionLabel>
          </Checkbox>
        </Row>
      ))}
    </CheckboxGroup>
  )
}

function Words({ label, help, status }: Pick<OptionListProps, 'label' | 'help' | 'status'>) {
  const authored = useAuthored()
  return (
    <>
      <Label className="field-label" {...authored}>
        {label}
      </Label>
      {help || status ? (
        <Text slot="description" className="field-help">
          {help ? (
            <span className="option-help" {...authored}>
              {help}
            </span>
          ) : null}
          {status ? <span className="field-status">{status}</span> : null}
        </Text>
      ) : null}
    </>
  )
}

function Row({ option, children }: { readonly option: Option; readonly children: ReactNode }) {
  return option.beside === undefined ? (
    children
  ) : (
    <div className="option-row">
      {children}
      {option.beside}
    </div>
  )
}

function OptionLabel({ children }: { readonly children: ReactNode }) {
  const authored = useAuthored()
  return (
    <span className="option-label" {...authored}>
      {children}
    </span>
  )
}

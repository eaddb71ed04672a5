import type { FieldOf } from '../../../shared/pack/field.ts'
import { useWords } from '../../i18n/use-words.ts'
import { OneOf, SeveralOf } from '../../ui/option-list.tsx'
import { useDesk } from '../desk/desk.ts'
import { firstLine } from '../stimuli/trace-step.tsx'
import { chooseWords, useChosen } from './choice-fields.tsx'

/** Steps of a trace, each by its number and first line; the trace shows what is chosen here, and a button leads there. */
export function StepSelectionField({
  name,
  field,
}: {
  readonly name: string
  readonly field: FieldOf<'step-selection'>
}) {
  const t = useWords('fields')
  const desk = useDesk()
  const [chosen, choose] = useChosen(name)
  const trace = desk.item.stimuli.find(({ id }) => id === field.stimulus)
  if (trace?.kind !== 'trace') return null
  const options = trace.steps.map((step, index) => ({
    id: String(index + 1),
    label: (
      <>
        <span className="step-option-number">{t('step.number', { number: index + 1 })}</span>{' '}
        <bdi className="step-option-line">{firstLine(step)}</bdi>
      </>
    ),
    beside: (
      <button
        type="button"
        className="toggle"
        aria-label={t('step.show', { number: index + 1 })}
        onClick={() => desk.leadTo({ type: 'step', stimulus: trace.id, step: index + 1 })}
      >
        {t('step.showShort')}
      </button>
    ),
  }))
  const words = { label: field.label, help: field.help, status: chooseWords(t, chosen.length, field), options }
  if (field.max === 1) return <OneOf {...words} value={chosen[0] ?? null} onChange={(id) => choose([id])} />
  return <SeveralOf {...words} value={chosen} onChange={choose} />
}

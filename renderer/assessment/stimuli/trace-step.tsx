import { useId } from 'react'
import type { StimulusPart, TraceStep } from '../../../shared/pack/stimulus.ts'
import { useAuthored } from '../../i18n/authored.tsx'
import { useWords } from '../../i18n/use-words.ts'
import { Icon } from '../../ui/icon.tsx'
import { targetName } from '../desk/use-target.ts'
import { BlockText } from './block.tsx'

export interface TraceStepViewProps {
  readonly stimulus: string
  /** From 1. */
  readonly number: number
  readonly step: TraceStep | undefined
  readonly parts: readonly StimulusPart[]
  readonly isOpen: boolean
  readonly onToggle: () => void
  /** Labels of the fields in which this step is chosen. */
  readonly chosenBy: readonly string[]
}

type PartName = 'thought' | 'action' | 'observation'

/** The names of a step's blocks, in the order of `stepTexts`. */
function partNames(step: TraceStep | undefined): readonly PartName[] {
  const names: readonly PartName[] = ['thought', 'action', 'observation']
  return names.filter((name) => step?.[name] !== undefined)
}

/** One step: its number and who acted, then what was thought, done and seen, each looking different. */
export function TraceStepView({ stimulus, number, step, parts, isOpen, onToggle, chosenBy }: TraceStepViewProps) {
  const t = useWords('stimuli')
  const authored = useAuthored()
  const id = useId()
  const names = partNames(step)
  return (
    <li className={chosenBy.length > 0 ? 'step is-chosen' : 'step'}>
      <h3 className="step-heading">
        <button
          type="button"
          className="step-toggle"
          aria-expanded={isOpen}
          aria-controls={id}
          data-target={targetName({ type: 'step', stimulus, step: number })}
          onClick={onToggle}
        >
          <Icon name={isOpen ? 'down' : 'next'} />
          <span className="step-number">{t('trace.step', { number })}</span>
          <bdi className="step-actor">{step?.actor}</bdi>
          {isOpen ? null : <bdi className="step-preview">{firstLine(step)}</bdi>}
          {chosenBy.map((label) => (
            <span key={label} className="step-chosen">
              <Icon name="good" /> {t('trace.chosen')}
              <span className="visually-hidden">{label}</span>
            </span>
          ))}
        </button>
      </h3>
      <div id={id} className="step-body" hidden={!isOpen}>
        {parts.map((part, index) => {
          const name = names[index] ?? 'action'
          return (
            <div key={part.from} className={`step-part step-${name}`}>
              <span className="step-part-name">{t(`trace.${name}`)}</span>
              <div className="step-part-text" data-from={part.from} {...authored}>
                <BlockText stimulus={stimulus} part={part} />
              </div>
            </div>
          )
        })}
      </div>
    </li>
  )
}

/** What a folded step, and a step in a list, is known by: the first line of what was done. */
export function firstLine(step: TraceStep | undefined): string {
  return step?.action.split('\n')[0] ?? ''
}

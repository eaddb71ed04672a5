import { useFormats, useWords } from '../i18n/use-words.ts'
import { Icon } from './icon.tsx'
import './progress-steps.css'

export interface ProgressStepsProps {
  readonly label: string
  readonly steps: readonly string[]
  /** Index of the step that the reader is at; everything before it is done. */
  readonly current: number
}

export function ProgressSteps({ label, steps, current }: ProgressStepsProps) {
  const t = useWords('ui')
  const { number } = useFormats()
  return (
    <nav aria-label={label}>
      <ol className="progress-steps">
        {steps.map((step, index) => (
          <li
            key={step}
            className={index < current ? 'progress-step is-done' : 'progress-step'}
            {...(index === current ? { 'aria-current': 'step' as const } : {})}
          >
            <span className="progress-step-mark" aria-hidden="true">
              {index < current ? <Icon name="good" /> : number(index + 1)}
            </span>
            <span>{step}</span>
            {index < current ? <span className="visually-hidden"> {t('steps.done')}</span> : null}
          </li>
        ))}
      </ol>
    </nav>
  )
}

import { type FormEvent, useState } from 'react'
import type { AskedView } from '../../shared/ipc/reason-views.ts'
import { useAsk } from '../app/use-ask.ts'
import { useWords } from '../i18n/use-words.ts'
import { Button } from '../ui/button.tsx'
import { FailureNotice } from '../ui/failure-notice.tsx'
import { TextField } from '../ui/text-field.tsx'
import './reasons.css'

export interface ReasonFormProps {
  readonly asked: AskedView
  readonly onGiven?: () => void
}

const offered = ['notification', 'aid', 'system', 'other'] as const

/** Offered reasons, each of which is an answer by one press, and a field for own words. */
export function ReasonForm({ asked, onGiven }: ReasonFormProps) {
  const t = useWords('reasons')
  const { run, isBusy, failure } = useAsk()
  const [text, setText] = useState('')
  const give = (reason: string) => run('reason/give', { askedSeq: asked.seq, text: reason }, () => onGiven?.())
  const submit = (event: FormEvent) => {
    event.preventDefault()
    if (text.trim() !== '') void give(text.trim())
  }
  const choices = asked.kind === 'displays-changed' ? (['display', ...offered] as const) : offered
  return (
    <div className="reason-form">
      <fieldset className="reason-choices" aria-label={t('offered.label')}>
        {choices.map((choice) => (
          <Button key={choice} isBusy={isBusy} onPress={() => void give(t(`offered.${choice}`))}>
            {t(`offered.${choice}`)}
          </Button>
        ))}
      </fieldset>
      <form className="reason-own" onSubmit={submit}>
        <TextField
          label={t('own.label')}
          help={t('own.help')}
          value={text}
          onChange={(typed) => setText(typed.slice(0, 2_000))}
        />
        <Button type="submit" isDisabled={text.trim() === ''} isBusy={isBusy}>
          {t('own.send')}
        </Button>
      </form>
      <FailureNotice failure={failure} safe={t('failure.safe')} />
    </div>
  )
}

import { useId, useState } from 'react'
import type { RecordView } from '../../shared/ipc/views.ts'
import { useAsk } from '../app/use-ask.ts'
import { useWords } from '../i18n/use-words.ts'
import { Button } from '../ui/button.tsx'
import { FailureNotice } from '../ui/failure-notice.tsx'

const MAX = 2_000

export interface ReplyBoxProps {
  readonly about: number
  /** The entry that it replies to, in words. */
  readonly title: string
  readonly onClose: () => void
  readonly onRecord: (record: RecordView) => void
}

/** Where a candidate says something about an event. What is typed stays until it is recorded or taken back. */
export function ReplyBox({ about, title, onClose, onRecord }: ReplyBoxProps) {
  const t = useWords('record')
  const saving = useAsk()
  const [text, setText] = useState('')
  const help = useId()
  const save = () => void saving.run('record/reply', { about, text: text.trim() }, onRecord)
  return (
    <div className="record-reply-box">
      <textarea
        // biome-ignore lint/a11y/noAutofocus: it opened because the candidate asked for it
        autoFocus
        rows={3}
        maxLength={MAX}
        dir="auto"
        value={text}
        aria-label={t('reply.label', { entry: title })}
        aria-describedby={help}
        onChange={(event) => setText(event.target.value)}
        onKeyDown={(event) => {
          if (event.key === 'Escape' && text === '') onClose()
        }}
      />
      <p id={help} className="soft small figures">
        {t('reply.help', { left: MAX - text.length })}
      </p>
      <FailureNotice failure={saving.failure} safe={t('reply.failureSafe')} />
      <div className="button-row">
        <Button tone="primary" isBusy={saving.isBusy} isDisabled={text.trim() === ''} onPress={save}>
          {t('reply.save')}
        </Button>
        <Button tone="quiet" isDisabled={saving.isBusy} onPress={onClose}>
          {t('reply.cancel')}
        </Button>
      </div>
    </div>
  )
}

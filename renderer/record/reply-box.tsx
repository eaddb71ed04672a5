import { useState } from 'react'
import type { RecordView } from '../../shared/ipc/views.ts'
import { useAsk } from '../app/use-ask.ts'
import { useWords } from '../i18n/use-words.ts'
import { Button } from '../ui/button.tsx'
import { FailureNotice } from '../ui/failure-notice.tsx'
import { TextArea } from '../ui/text-area.tsx'

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
  const save = () => void saving.run('record/reply', { about, text: text.trim() }, onRecord)
  return (
    <div className="record-reply-box">
      <TextArea
        autoFocus
        label={t('reply.label', { entry: title })}
        help={t('reply.help', { left: MAX - text.length })}
        maxLength={MAX}
        value={text}
        onChange={setText}
      />
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

import { useState } from 'react'
import type { RecordView } from '../../shared/ipc/views.ts'
import type { Row } from '../../shared/timeline/model.ts'
import { useFormats, useWords } from '../i18n/use-words.ts'
import { Button } from '../ui/button.tsx'
import { Causes } from './causes.tsx'
import { intakePurpose, intakeText } from './intake-entry.ts'
import { describeOwn, type OwnRecord, rulesUsing } from './own-record.ts'
import { ReplyBox } from './reply-box.tsx'

export interface RecordRowProps {
  readonly own: OwnRecord
  readonly row: Row
  readonly onRecord: (record: RecordView) => void
}

/** One entry: when, what, what explains it innocently, what it is used for, and what the candidate says about it. */
export function RecordRow({ own, row, onRecord }: RecordRowProps) {
  const t = useWords('record')
  const { clockTime, fullTime, list } = useFormats()
  const [isReplying, setReplying] = useState(false)
  const { title, words, innocentCauses } = describeOwn(own, row)
  const { counts, explains } = rulesUsing(own, row)
  const event = own.derived.events[row.seq]
  const text = intakeText(event)
  const replies = own.replies.get(row.seq) ?? []
  return (
    <li className="record-entry">
      <p className="record-entry-head">
        <time className="soft figures" title={fullTime(row.atMs)}>
          {clockTime(row.atMs)}
        </time>
        <span lang="en" className="record-entry-title">
          {title}
        </span>
      </p>
      {isReplying ? null : (
        <div className="record-entry-action">
          <Button tone="quiet" label={t('reply.toEntry', { entry: title })} onPress={() => setReplying(true)}>
            {t('reply.write')}
          </Button>
        </div>
      )}
      {words === '' ? null : <p lang="en">{words}</p>}
      {text === null ? null : (
        <blockquote className="record-reply" dir="auto">
          {text}
        </blockquote>
      )}
      <Causes causes={innocentCauses} />
      <p className="soft small">
        {t(`purpose.${intakePurpose(event) ?? row.lane}`)}
        {counts.length > 0 ? ` ${t('countedBy', { rules: list(counts) })}` : ''}
        {explains.length > 0 ? ` ${t('explainsFor', { rules: list(explains) })}` : ''}
      </p>
      {replies.map((reply) => (
        <blockquote key={`${reply.wallMs} ${reply.text}`} className="record-reply">
          <p dir="auto">{reply.text}</p>
          <footer className="soft small">
            {t(reply.isSent ? 'reply.given' : 'reply.waiting', { time: fullTime(reply.wallMs) })}
          </footer>
        </blockquote>
      ))}
      {isReplying ? (
        <ReplyBox
          about={row.seq}
          title={title}
          onClose={() => setReplying(false)}
          onRecord={(record) => {
            setReplying(false)
            onRecord(record)
          }}
        />
      ) : null}
    </li>
  )
}

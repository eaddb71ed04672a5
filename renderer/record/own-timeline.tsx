import { useMemo, useState } from 'react'
import type { RecordView } from '../../shared/ipc/views.ts'
import { useWords } from '../i18n/use-words.ts'
import { AttemptContext, createAttemptStore, useAttemptView } from '../review/attempt/attempt-store.ts'
import { findRow } from '../review/timeline/scene.ts'
import { TimelinePanel } from '../review/timeline/timeline-panel.tsx'
import type { OwnRecord } from './own-record.ts'
import { RecordRow } from './record-row.tsx'

export interface OwnTimelineProps {
  readonly own: OwnRecord
  readonly onRecord: (record: RecordView) => void
}

/** The timeline as reviewers see it; the entry that is chosen on it stands below, with room to reply. */
export function OwnTimeline({ own, onRecord }: OwnTimelineProps) {
  const t = useWords('record')
  const { review, derived } = own
  const [store] = useState(() => createAttemptStore('', derived.timeline.startedMs ?? derived.timeline.fromMs))
  const open = useMemo(() => ({ review, derived, store, update: () => undefined }), [review, derived, store])
  return (
    <AttemptContext value={open}>
      <div className="record-timeline">
        <p className="soft">{t('timeline.lead')}</p>
        <div lang="en" dir="ltr">
          <TimelinePanel isAlone />
        </div>
        <ChosenEntry own={own} onRecord={onRecord} />
      </div>
    </AttemptContext>
  )
}

function ChosenEntry({ own, onRecord }: OwnTimelineProps) {
  const pinnedSeq = useAttemptView((view) => view.pinnedSeq)
  const { rows } = own.derived.timeline
  const row = pinnedSeq === null ? undefined : rows[findRow(rows, pinnedSeq)]
  if (row === undefined) return null
  return (
    <ol className="record-list" aria-live="polite">
      <RecordRow key={row.seq} own={own} row={row} onRecord={onRecord} />
    </ol>
  )
}

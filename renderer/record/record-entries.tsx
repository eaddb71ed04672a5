import { useMemo, useState } from 'react'
import type { RecordView } from '../../shared/ipc/views.ts'
import { useWords } from '../i18n/use-words.ts'
import { Button } from '../ui/button.tsx'
import { isAboutSurroundings, type OwnRecord } from './own-record.ts'
import { RecordRow } from './record-row.tsx'

/** Entries on a page. */
const PAGE = 50

export interface RecordEntriesProps {
  readonly own: OwnRecord
  readonly isSubmitted: boolean
  /** Takes the record as it is after a reply. */
  readonly onRecord: (record: RecordView) => void
}

/** Every entry of the record in words, newest last, each with what it is used for and room to reply. */
export function RecordEntries({ own, isSubmitted, onRecord }: RecordEntriesProps) {
  const t = useWords('record')
  const [isWhole, setWhole] = useState(false)
  const [page, setPage] = useState(0)
  const rows = useMemo(
    () =>
      isWhole ? own.derived.timeline.rows : own.derived.timeline.rows.filter((row) => isAboutSurroundings(own, row)),
    [own, isWhole],
  )
  const pages = Math.max(1, Math.ceil(rows.length / PAGE))
  const shown = Math.min(page, pages - 1)
  const choose = (whole: boolean) => {
    setWhole(whole)
    setPage(0)
  }
  return (
    <section className="page-section" aria-labelledby="record-entries">
      <h2 id="record-entries">{t('entries.title')}</h2>
      <p className="soft">{t(isSubmitted ? 'entries.leadSubmitted' : 'entries.lead')}</p>
      <p className="soft small">{t('entries.language')}</p>
      <div className="record-tools">
        <Button tone={isWhole ? 'quiet' : 'secondary'} isPressed={!isWhole} onPress={() => choose(false)}>
          {t('entries.surroundings')}
        </Button>
        <Button tone={isWhole ? 'secondary' : 'quiet'} isPressed={isWhole} onPress={() => choose(true)}>
          {t('entries.everything')}
        </Button>
        <span className="soft small figures" role="status">
          {t('entries.count', { count: rows.length })}
        </span>
      </div>
      {rows.length === 0 ? <p>{t('entries.none')}</p> : null}
      <ol className="record-list" start={shown * PAGE + 1}>
        {rows.slice(shown * PAGE, (shown + 1) * PAGE).map((row) => (
          <RecordRow key={row.seq} own={own} row={row} onRecord={onRecord} />
        ))}
      </ol>
      {pages > 1 ? (
        <div className="record-tools">
          <Button tone="quiet" isDisabled={shown === 0} onPress={() => setPage(shown - 1)}>
            {t('entries.earlier')}
          </Button>
          <span className="soft small figures">{t('entries.page', { page: shown + 1, pages })}</span>
          <Button tone="quiet" isDisabled={shown === pages - 1} onPress={() => setPage(shown + 1)}>
            {t('entries.later')}
          </Button>
        </div>
      ) : null}
    </section>
  )
}

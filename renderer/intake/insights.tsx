import { useState } from 'react'
import { Checkbox } from 'react-aria-components/Checkbox'
import type { InsightView } from '../../shared/ipc/intake-views.ts'
import { useAsk } from '../app/use-ask.ts'
import { useWords } from '../i18n/use-words.ts'
import { Badge } from '../ui/badge.tsx'
import { Button } from '../ui/button.tsx'
import { FailureNotice } from '../ui/failure-notice.tsx'
import { Icon } from '../ui/icon.tsx'
import { TextArea } from '../ui/text-area.tsx'
import type { ConversationProps } from './conversation.tsx'
import { useOver } from './use-over.ts'

/** As `intake/decide` takes it. */
const MAX_OWN_WORDS = 300
/** Below this a reading is said to be unsure. */
const SURE = 0.7

/** What was concluded, for the candidate to confirm, reword or reject, and what of it may be suggested for a profile. */
export function Insights({ view, onView }: ConversationProps) {
  const t = useWords('intake')
  const undecided = view.insights.filter(({ status }) => status === 'proposed').length
  return (
    <section className="page-section" aria-labelledby="intake-insights">
      <h2 id="intake-insights">{t('insights.title')}</h2>
      <p className="soft">{t('insights.lead')}</p>
      {view.insights.length === 0 ? (
        <p>{t('insights.none')}</p>
      ) : (
        <>
          <p role="status">{undecided === 0 ? t('insights.decided') : t('insights.open', { count: undecided })}</p>
          <ul className="intake-insights">
            {view.insights.map((insight) => (
              <InsightItem key={insight.id} insight={insight} view={view} onView={onView} />
            ))}
          </ul>
        </>
      )}
      <Updates view={view} onView={onView} />
    </section>
  )
}

function InsightItem({ insight, view, onView }: ConversationProps & { readonly insight: InsightView }) {
  const t = useWords('intake')
  const [draft, setDraft] = useState<string | null>(null)
  const over = useOver(draft ?? '', MAX_OWN_WORDS)
  const { run, isBusy, failure } = useAsk()
  const { id, value, status } = insight
  const decide = (decision: 'confirmed' | 'rejected', own: string | null) =>
    run('intake/decide', { id, decision, value: own }, (next) => {
      setDraft(null)
      onView(next)
    })
  return (
    <li className={`intake-insight intake-insight-${status}`}>
      <p className="intake-value">
        <span className="soft small">{t(`slot.${insight.slot}`)}</span>
        <strong dir="auto">{value}</strong>
        {status === 'proposed' ? null : (
          <Badge tone={status === 'confirmed' ? 'good' : 'plain'}>{t(`insight.${status}`)}</Badge>
        )}
      </p>
      <Evidence insight={insight} />
      <p className="soft small">
        {t(insight.confidence >= SURE ? 'insight.reading.sure' : 'insight.reading.unsure')}
        {insight.taxonomy === null ? '' : ` ${t('insight.link', { label: insight.taxonomy.label })}`}
      </p>
      <FailureNotice failure={failure} safe={t('failureSafe')} />
      {view.isClosed ? null : draft === null ? (
        <div className="intake-actions">
          {status === 'confirmed' ? null : (
            <Button
              label={t('insight.confirmLabel', { value })}
              isBusy={isBusy}
              onPress={() => void decide('confirmed', null)}
            >
              {t('insight.confirm')}
            </Button>
          )}
          {status === 'rejected' ? null : (
            <Button
              label={t('insight.rejectLabel', { value })}
              isDisabled={isBusy}
              onPress={() => void decide('rejected', null)}
            >
              {t('insight.reject')}
            </Button>
          )}
          <Button tone="quiet" label={t('insight.editButtonLabel', { value })} onPress={() => setDraft(value)}>
            {t('insight.edit')}
          </Button>
        </div>
      ) : (
        <div className="intake-edit">
          <TextArea label={t('insight.editLabel')} error={over} value={draft} onChange={setDraft} rows={2} autoFocus />
          <div className="intake-actions">
            <Button
              tone="primary"
              isBusy={isBusy}
              isDisabled={draft.trim() === '' || over !== null}
              onPress={() => void decide('confirmed', draft.trim())}
            >
              {t('insight.save')}
            </Button>
            <Button onPress={() => setDraft(null)}>{t('turn.cancel')}</Button>
          </div>
        </div>
      )}
    </li>
  )
}

/** The words that show it, also in their whole answer, as both stood when it was concluded. */
function Evidence({ insight }: { readonly insight: InsightView }) {
  const t = useWords('intake')
  const { words, drawnFrom, isAnswerChanged, evidence } = insight
  return (
    <>
      <p className="small">
        {words.trim() === '' ? null : (
          <>
            {t('insight.from')} <q dir="auto">{words}</q>
          </>
        )}
        {isAnswerChanged ? <span className="soft"> {t('insight.changed')}</span> : null}
      </p>
      {drawnFrom.trim().length - words.trim().length < 2 ? null : (
        <details className="intake-why small">
          <summary>{t('insight.whole')}</summary>
          <blockquote dir="auto">
            {drawnFrom.slice(0, evidence.start)}
            <mark>{words}</mark>
            {drawnFrom.slice(evidence.end)}
          </blockquote>
        </details>
      )}
    </>
  )
}

function Updates({ view, onView }: ConversationProps) {
  const t = useWords('intake')
  const { run, failure } = useAsk()
  if (view.updates.length === 0) return null
  return (
    <fieldset className="intake-choices">
      <legend>{t('updates.title')}</legend>
      <p className="soft small">{t('updates.lead')}</p>
      {view.updates.map(({ insightId, text, isChosen }) => (
        <Checkbox
          key={insightId}
          className="consent-choice"
          isSelected={isChosen}
          isDisabled={view.isClosed}
          onChange={(chosen) => void run('intake/choose-update', { id: insightId, isChosen: chosen }, onView)}
        >
          <span className="consent-box">{isChosen ? <Icon name="good" /> : null}</span>
          <span dir="auto">{text}</span>
        </Checkbox>
      ))}
      <FailureNotice failure={failure} safe={t('failureSafe')} />
    </fieldset>
  )
}

import type { IntakeView } from '../../shared/ipc/intake-views.ts'
import { useWords } from '../i18n/use-words.ts'
import { Notice } from '../ui/notice.tsx'
import { EarlierTurns } from './earlier-turns.tsx'
import { Helpers } from './helpers.tsx'
import { isSpoken, lastSpoken } from './how-answered.ts'
import { OpenTurn } from './open-turn.tsx'

export interface ConversationProps {
  readonly view: IntakeView
  readonly onView: (view: IntakeView) => void
}

/** What was said so far, and the question that is open. */
export function Conversation({ view, onView }: ConversationProps) {
  const t = useWords('intake')
  const last = view.turns.at(-1)
  const open = view.state === 'asking' && last?.answer === null && !last.isSkipped ? last : null
  return (
    <>
      <EarlierTurns
        turns={view.turns.filter((turn) => turn !== open)}
        isClosed={view.isClosed}
        captionedTurn={open !== null && isSpoken(view) ? (lastSpoken(view)?.turnId ?? null) : null}
        onView={onView}
      />
      <Helpers view={view} onView={onView} />
      {open === null ? (
        <Notice
          tone={view.canFinish ? 'good' : 'caution'}
          announce="status"
          happened={t('finished.title')}
          next={t(view.canFinish ? 'finished.complete' : 'finished.incomplete')}
        />
      ) : (
        <OpenTurn turn={open} view={view} onView={onView} />
      )}
    </>
  )
}

import { useState } from 'react'
import type { TurnView } from '../../shared/ipc/intake-views.ts'
import { useAsk } from '../app/use-ask.ts'
import type { ConversationProps } from './conversation.tsx'
import { useDraft } from './use-draft.ts'
import { MAX_ANSWER, useOver } from './use-over.ts'

/** A change of an answer while it is written. */
export function useCorrection(turn: TurnView, onView: ConversationProps['onView']) {
  const draft = useDraft(turn, 'correction')
  const { run, isBusy, failure } = useAsk()
  const [isOpened, setOpened] = useState(false)
  const over = useOver(draft.text ?? '', MAX_ANSWER)
  const text = draft.text?.trim() ?? ''
  return {
    /** Null while the answer is shown as it stands. */
    text: draft.text,
    write: draft.write,
    drop: draft.drop,
    /** The candidate opened it on this screen: it takes the focus. */
    isOpened,
    open: () => {
      setOpened(true)
      draft.write(turn.answer?.text ?? '')
    },
    save: () =>
      run('intake/correct', { turnId: turn.turnId, text }, (view) => {
        draft.sent()
        onView(view)
      }),
    canSave: text !== '' && over === null,
    over,
    isBusy,
    failure: failure ?? draft.failure,
  }
}

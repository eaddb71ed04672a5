import { useEffect, useRef } from 'react'
import { useWords } from '../../i18n/use-words.ts'

export interface RemovedNoticeProps {
  /** What was removed, in words. */
  readonly words: string
  readonly onUndo: () => void
}

/** Offers to take the last removal back; takes the focus, because what had it is gone. */
export function RemovedNotice({ words, onUndo }: RemovedNoticeProps) {
  const t = useWords('fields')
  const button = useRef<HTMLButtonElement>(null)
  useEffect(() => {
    if (document.activeElement === document.body) button.current?.focus()
  }, [])
  return (
    <div className="removed-notice">
      <span>{words}</span>
      <button ref={button} type="button" className="toggle" onClick={onUndo}>
        {t('undo')}
      </button>
    </div>
  )
}

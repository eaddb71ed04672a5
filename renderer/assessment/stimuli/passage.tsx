import { type ReactNode, useId } from 'react'
import type { Stimulus } from '../../../shared/pack/stimulus.ts'
import { useAuthored, useAuthoredEmpty } from '../../i18n/authored.tsx'
import { useWords } from '../../i18n/use-words.ts'
import { useDesk } from '../desk/desk.ts'
import { useReadingKeys } from '../quoting/use-reading-keys.ts'

export interface PassageProps {
  readonly stimulus: Stimulus
  /** Buttons beside the label. */
  readonly tools?: ReactNode
  /** Between the label and the text, and no part of the text. */
  readonly before?: ReactNode
  readonly children: ReactNode
}

/** The frame of a stimulus: its label, its tools, and the text, which can be selected with the keyboard. */
export function Passage({ stimulus, tools, before, children }: PassageProps) {
  const t = useWords('stimuli')
  const desk = useDesk()
  const id = useId()
  const authored = useAuthored()
  const side = useAuthoredEmpty()
  const onKeyDown = useReadingKeys(stimulus)
  return (
    <article className={`passage passage-${stimulus.kind}`} aria-labelledby={id} {...side}>
      <header className="passage-heading">
        <h2 className="passage-label" id={id} {...authored}>
          {stimulus.label}
        </h2>
        {tools ? <div className="passage-tools">{tools}</div> : null}
      </header>
      {before}
      {/* biome-ignore lint/a11y/useSemanticElements: a fieldset is for inputs, and this is text */}
      <div
        className="passage-text"
        role="group"
        aria-label={t('passage.text', { label: stimulus.label })}
        aria-keyshortcuts="ArrowDown Shift+ArrowDown Alt+Q Alt+M"
        data-stimulus={`${desk.item.id}.${stimulus.id}`}
        // biome-ignore lint/a11y/noNoninteractiveTabindex: text is selected with the arrow keys, and may scroll sideways
        tabIndex={0}
        onKeyDown={onKeyDown}
      >
        {children}
      </div>
    </article>
  )
}

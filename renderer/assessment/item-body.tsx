import { useContext, useMemo, useRef } from 'react'
import type { Item } from '../../shared/pack/pack.ts'
import { AuthoredLanguage } from '../i18n/authored.tsx'
import { useWords } from '../i18n/use-words.ts'
import { createDesk, DeskContext, useDeskState } from './desk/desk.ts'
import { useBars } from './desk/use-bars.ts'
import { useLeading } from './desk/use-target.ts'
import { Fields } from './fields/fields.tsx'
import { LockedFields } from './fields/locked-fields.tsx'
import { Dimensions, Reminders } from './fields/reminders.tsx'
import { PassageToolbar } from './quoting/passage-toolbar.tsx'
import { QuotingHelp } from './quoting/quoting-help.tsx'
import { useSelectionInStimuli } from './quoting/use-selection.ts'
import { Stimuli } from './stimuli/stimuli.tsx'
import './item-body.css'

export interface ItemBodyProps {
  readonly item: Item
  /** Field to put the focus into on arrival. */
  readonly focusField: string | null
  /** The time is over: answers can be read and not changed. */
  readonly isLocked?: boolean
}

/**
 * Everything inside one item's screen: what is read and what is written, side by side where there is room. It needs a
 * client around it (`ClientContext`) and whatever bridge that has; give it a `key` of the item.
 */
export function ItemBody({ item, ...rest }: ItemBodyProps) {
  const desk = useMemo(() => createDesk(item), [item])
  const around = useContext(AuthoredLanguage)
  return (
    <AuthoredLanguage value={item.language ?? around}>
      <DeskContext value={desk}>
        <Columns item={item} {...rest} />
      </DeskContext>
    </AuthoredLanguage>
  )
}

function Columns({ item, focusField, isLocked = false }: ItemBodyProps) {
  const t = useWords('assessment')
  const canMark = !isLocked && item.fields.some(({ kind }) => kind === 'highlights')
  const columns = useRef<HTMLDivElement>(null)
  useBars(columns)
  useSelectionInStimuli()
  useLeading()
  return (
    <div className="item-columns" ref={columns}>
      {/* It scrolls by itself beside the answer, so the keyboard must be able to reach it. */}
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolling region must be reachable by keyboard */}
      <section className="item-stimuli" aria-label={t('stimuli.label')} tabIndex={0}>
        <QuotingHelp canMark={canMark} />
        <Stimuli item={item} />
      </section>
      {/* Behind the text in the order of Tab, and above everything that sticks. */}
      {isLocked ? null : <PassageToolbar />}
      <section className="item-fields" aria-label={t('fields.label')}>
        <Dimensions item={item} />
        <Reminders item={item} />
        {isLocked ? <LockedFields item={item} /> : <Fields item={item} focusField={focusField} />}
      </section>
      <Said />
    </div>
  )
}

/** What the desk says to whoever listens; said again when the same words are news again. */
function Said() {
  const { words, count } = useDeskState((state) => state.said)
  return (
    <div className="visually-hidden" role="status" data-desk-status="">
      <span key={count}>{words}</span>
    </div>
  )
}

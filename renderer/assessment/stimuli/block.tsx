import type { StimulusPart } from '../../../shared/pack/stimulus.ts'
import { useAuthored } from '../../i18n/authored.tsx'
import { useWords } from '../../i18n/use-words.ts'
import { MarkedText } from '../../ui/passage/marked-text.tsx'
import { paragraphsOf } from '../../ui/passage/paragraphs.ts'
import { useDesk } from '../desk/desk.ts'
import { targetName } from '../desk/use-target.ts'
import { type DeskMark, useMarksIn } from './marks-context.ts'

export interface BlockProps {
  /** Id of the stimulus. */
  readonly stimulus: string
  readonly part: StimulusPart
}

/** The text of one block with its marks; the element around it carries `data-from`. */
export function BlockText({ stimulus, part }: BlockProps) {
  const marks = useMarksIn(stimulus)
  return (
    <MarkedText {...part} marks={marks} renderEnd={(mark) => <MarkEnd stimulus={stimulus} mark={mark as DeskMark} />} />
  ) // safe: what comes back is one of `marks`
}

/** Prose: a paragraph each for what blank lines part. */
export function Paragraphs({ stimulus, part }: BlockProps) {
  const authored = useAuthored()
  return paragraphsOf(part).map((paragraph) => (
    <p key={paragraph.from} data-from={paragraph.from} {...authored}>
      <BlockText stimulus={stimulus} part={paragraph} />
    </p>
  ))
}

/** The number at the end of a mark; it leads to the mark's row. */
function MarkEnd({ stimulus, mark }: { readonly stimulus: string; readonly mark: DeskMark }) {
  const t = useWords('stimuli')
  const desk = useDesk()
  const { id, from, to, field, slot, number, label } = mark
  return (
    <button
      type="button"
      className="passage-mark-end"
      data-number={number}
      data-target={targetName({ type: 'mark', stimulus, id, from, to })}
      aria-label={t('mark.end', { number, label })}
      title={t('mark.end', { number, label })}
      onClick={() => desk.leadTo({ type: 'row', field, slot })}
    />
  )
}

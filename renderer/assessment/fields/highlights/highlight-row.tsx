import { useId } from 'react'
import { Label } from 'react-aria-components/Label'
import { Radio, RadioGroup } from 'react-aria-components/RadioGroup'
import type { FieldOf } from '../../../../shared/pack/field.ts'
import type { Highlight } from '../../../../shared/pack/response.ts'
import { plainText } from '../../../../shared/pack/stimulus.ts'
import { Authored, useAuthored } from '../../../i18n/authored.tsx'
import { useWords } from '../../../i18n/use-words.ts'
import { Icon } from '../../../ui/icon.tsx'
import { useDesk } from '../../desk/desk.ts'
import { targetName } from '../../desk/use-target.ts'
import { TextEditor } from '../../editor/text-editor.tsx'
import { markId } from '../../stimuli/marks-context.ts'

export interface HighlightRowProps {
  readonly field: FieldOf<'highlights'>
  readonly highlight: Highlight
  /** From 1, as in the text. */
  readonly number: number
  readonly textName: string
  readonly onTag: (tag: string) => void
  readonly onRemove: () => void
}

/** One marked passage: what it says, its tag, and the comment on it. */
export function HighlightRow({ field, highlight, number, textName, onTag, onRemove }: HighlightRowProps) {
  const t = useWords('fields')
  const desk = useDesk()
  const authored = useAuthored()
  const id = useId()
  const { stimulus: stimulusId, from, to, slot, tag } = highlight
  const stimulus = desk.item.stimuli.find((candidate) => candidate.id === stimulusId)
  const passage = stimulus ? plainText(stimulus).slice(from, to) : ''
  const target = { type: 'mark', stimulus: stimulusId, id: markId(field.id, slot), from, to } as const
  return (
    <li className="row" aria-label={t('marks.row', { number })}>
      <div className="row-heading">
        <span className="row-number" aria-hidden="true">
          {number}
        </span>
        <button
          type="button"
          className="highlight-passage"
          aria-label={t('marks.show', { number, text: passage })}
          title={t('marks.showShort')}
          onClick={() => desk.leadTo(target)}
        >
          <q {...authored}>{passage}</q>
        </button>
        <button type="button" className="toggle" aria-label={t('marks.remove', { number })} onClick={onRemove}>
          <Icon name="blocked" />
        </button>
      </div>
      {field.tags ? (
        <RadioGroup className="tags" orientation="horizontal" value={tag} onChange={onTag}>
          <Label className="small soft" {...authored}>
            {field.tags.label}
          </Label>
          <div className="tag-options">
            {field.tags.options.map((option) => (
              <Radio key={option.id} className="tag" value={option.id}>
                <Authored>{option.label}</Authored>
              </Radio>
            ))}
          </div>
        </RadioGroup>
      ) : null}
      <span className="row-label" id={id} {...authored}>
        {field.commentLabel}
      </span>
      <TextEditor
        name={textName}
        label={t('marks.comment', { label: field.commentLabel, number })}
        minWords={field.minWords}
        maxWords={field.maxWords}
        size="short"
        target={targetName({ type: 'row', field: field.id, slot })}
      />
    </li>
  )
}

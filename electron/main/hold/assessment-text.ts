import { listItems, type Pack } from '../../../shared/pack/pack.ts'
import type { FieldValue } from '../../../shared/pack/response.ts'
import { plainStimuli } from '../../../shared/pack/stimulus.ts'
import { normaliseSpace } from '../../../shared/provenance/passages.ts'

/**
 * Says whether a text is shown by the assessment or was written in it, by words and not by white space. `values` is read
 * at each question.
 */
export function createAssessmentText(pack: Pack, values: () => readonly FieldValue[]): (text: string) => boolean {
  const shown = normaliseSpace(
    listItems(pack)
      .flatMap((item) => [item.title, item.instructions, ...plainStimuli(item).flatMap((one) => [one.label, one.text])])
      .join(' '),
  )
  return (text) => {
    const words = normaliseSpace(text)
    if (words === '') return false
    return (
      shown.includes(words) || values().some((one) => typeof one === 'string' && normaliseSpace(one).includes(words))
    )
  }
}

import { useMemo } from 'react'
import { countWords } from '../../../shared/pack/response.ts'
import { useClientState } from '../../app/context.ts'

import { useWords } from '../../i18n/use-words.ts'
import type { Words } from '../../i18n/words.ts'

export interface WordCountProps {
  readonly name: string
  readonly minWords: number
  readonly maxWords: number
}

/** Words so far, with the window that the field asks for; says in words when it is too short or too long. */
export function WordCount({ name, minWords, maxWords }: WordCountProps) {
  const t = useWords('assessment')
  const value = useClientState((state) => state.values[name])
  const words = useMemo(() => (typeof value === 'string' ? countWords(value) : 0), [value])
  const { tone, note } = judge(t, words, minWords, maxWords)
  return (
    <div className={`word-count is-${tone}`}>
      <span className="figures">{t('words.count', { count: words })}</span>
      <span>{note}</span>
    </div>
  )
}

function judge(t: Words<'assessment'>, words: number, min: number, max: number) {
  if (words > max) return { tone: 'over', note: t('words.over', { count: words - max, max }) }
  if (words > 0 && words < min) return { tone: 'under', note: t('words.needed', { count: min - words, min, max }) }
  return { tone: words === 0 ? 'blank' : 'within', note: t('words.window', { min, max }) }
}

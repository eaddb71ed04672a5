import { useMemo } from 'react'
import { countWords } from '../../../shared/pack/response.ts'
import { useClientState } from '../../app/context.ts'

export interface WordCountProps {
  readonly name: string
  readonly minWords: number
  readonly maxWords: number
}

/** Words so far, with the window that the field asks for; says in words when it is too short or too long. */
export function WordCount({ name, minWords, maxWords }: WordCountProps) {
  const value = useClientState((state) => state.values[name])
  const words = useMemo(() => (typeof value === 'string' ? countWords(value) : 0), [value])
  const { tone, note } = judge(words, minWords, maxWords)
  return (
    <div className={`word-count is-${tone}`}>
      <span className="figures">
        {words} {words === 1 ? 'word' : 'words'}
      </span>
      <span>{note}</span>
    </div>
  )
}

function judge(words: number, minWords: number, maxWords: number) {
  const window = `${minWords} to ${maxWords} words`
  if (words > maxWords) return { tone: 'over', note: `${words - maxWords} over the limit of ${maxWords}` }
  if (words > 0 && words < minWords) return { tone: 'under', note: `${minWords - words} more needed (${window})` }
  return { tone: words === 0 ? 'blank' : 'within', note: window }
}

import { type Stimulus, stimulusParts } from '../../../shared/pack/stimulus.ts'
import { useWords } from '../../i18n/use-words.ts'
import { Paragraphs } from './block.tsx'
import { Passage } from './passage.tsx'

/** Turns one after the other, each under its speaker. */
export function Conversation({ stimulus }: { readonly stimulus: Extract<Stimulus, { kind: 'conversation' }> }) {
  const t = useWords('stimuli')
  const parts = stimulusParts(stimulus)
  return (
    <Passage stimulus={stimulus}>
      <ol className="turns">
        {parts.map((part, index) => {
          const speaker = stimulus.turns[index]?.speaker ?? 'user'
          return (
            <li key={part.from} className={`turn turn-${speaker}`}>
              <span className="turn-speaker">{t(`speaker.${speaker}`)}</span>
              <Paragraphs stimulus={stimulus.id} part={part} />
            </li>
          )
        })}
      </ol>
    </Passage>
  )
}

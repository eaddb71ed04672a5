import type { Stimulus } from '../../../shared/pack/stimulus.ts'
import { Paragraphs } from './block.tsx'
import { Passage } from './passage.tsx'

export type TextStimulus = Extract<Stimulus, { kind: 'prompt' | 'response' | 'source-note' }>

export function Prose({ stimulus }: { readonly stimulus: TextStimulus }) {
  return (
    <Passage stimulus={stimulus}>
      <Paragraphs stimulus={stimulus.id} part={{ from: 0, text: stimulus.text }} />
    </Passage>
  )
}

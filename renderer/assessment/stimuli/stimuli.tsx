import type { Item } from '../../../shared/pack/pack.ts'
import type { Stimulus } from '../../../shared/pack/stimulus.ts'
import { assertNever } from '../../../shared/result.ts'
import { Code } from './code.tsx'
import { Conversation } from './conversation.tsx'
import { MarksContext, useItemMarks } from './marks-context.ts'
import { Prose, type TextStimulus } from './prose.tsx'
import { SideBySide } from './side-by-side.tsx'
import { TableStimulus } from './table.tsx'
import { Trace } from './trace.tsx'
import './stimuli.css'
import './side-by-side.css'
import './trace.css'

/**
 * The stimuli of an item in their order; several responses stand side by side. `data-stimulus` and `data-from` say which
 * part of which plain text each block shows, for copies, quotations and marks.
 */
export function Stimuli({ item }: { readonly item: Item }) {
  const marks = useItemMarks(item)
  const responses = item.stimuli.filter((stimulus) => stimulus.kind === 'response')
  const first = responses.length > 1 ? responses[0] : undefined
  return (
    <MarksContext value={marks}>
      {item.stimuli.map((stimulus) => {
        if (stimulus === first) return <SideBySide key={stimulus.id} responses={responses as TextStimulus[]} /> // safe: responses are text
        if (first !== undefined && stimulus.kind === 'response') return null
        return <OneStimulus key={stimulus.id} stimulus={stimulus} />
      })}
    </MarksContext>
  )
}

function OneStimulus({ stimulus }: { readonly stimulus: Stimulus }) {
  switch (stimulus.kind) {
    case 'prompt':
    case 'response':
    case 'source-note':
      return <Prose stimulus={stimulus} />
    case 'conversation':
      return <Conversation stimulus={stimulus} />
    case 'table':
      return <TableStimulus stimulus={stimulus} />
    case 'code':
      return <Code stimulus={stimulus} />
    case 'trace':
      return <Trace stimulus={stimulus} />
    default:
      return assertNever(stimulus)
  }
}

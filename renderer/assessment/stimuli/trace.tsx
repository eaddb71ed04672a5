import { useEffect, useMemo, useState } from 'react'
import { flushSync } from 'react-dom'
import { type Stimulus, stimulusParts, traceParts } from '../../../shared/pack/stimulus.ts'
import { useWords } from '../../i18n/use-words.ts'
import { Button } from '../../ui/button.tsx'
import type { TextRange } from '../../ui/passage/offsets.ts'
import { useDesk } from '../desk/desk.ts'
import { findIn } from './find.ts'
import { Passage } from './passage.tsx'
import { TraceFind } from './trace-find.tsx'
import { TraceStepView } from './trace-step.tsx'
import { useChosenSteps } from './use-chosen-steps.ts'

export type TraceStimulus = Extract<Stimulus, { kind: 'trace' }>

/** What an agent did, step by step; each step folds, and everything can be searched. */
export function Trace({ stimulus }: { readonly stimulus: TraceStimulus }) {
  const t = useWords('stimuli')
  const steps = useMemo(() => traceParts(stimulus), [stimulus])
  const all = useMemo(() => new Set(steps.map((_, index) => index + 1)), [steps])
  const [open, setOpen] = useState<ReadonlySet<number>>(all)
  const [query, setQuery] = useState('')
  const matches = useMemo(() => findIn(stimulusParts(stimulus), query), [stimulus, query])
  const chosen = useChosenSteps(stimulus.id)
  const unfold = (step: number) => setOpen((now) => (now.has(step) ? now : new Set(now).add(step)))
  const stepAt = ({ from }: TextRange) =>
    steps.findIndex((parts) => parts.some((part) => from >= part.from && from < part.from + part.text.length)) + 1
  useUnfolding(stimulus.id, stepAt, unfold)

  const isAllOpen = open.size === steps.length
  return (
    <Passage
      stimulus={stimulus}
      tools={
        <Button tone="quiet" onPress={() => setOpen(isAllOpen ? new Set() : all)}>
          {t(isAllOpen ? 'trace.foldAll' : 'trace.unfoldAll')}
        </Button>
      }
      before={
        <TraceFind
          stimulus={stimulus.id}
          query={query}
          onQuery={setQuery}
          matches={matches}
          onShow={(match) => flushSync(() => unfold(stepAt(match)))}
        />
      }
    >
      <ol className="steps">
        {steps.map((parts, index) => (
          <TraceStepView
            key={parts[0]?.from ?? index}
            stimulus={stimulus.id}
            number={index + 1}
            step={stimulus.steps[index]}
            parts={parts}
            isOpen={open.has(index + 1)}
            onToggle={() => setOpen((now) => toggled(now, index + 1))}
            chosenBy={chosen.get(index + 1) ?? []}
          />
        ))}
      </ol>
    </Passage>
  )
}

function toggled(open: ReadonlySet<number>, step: number): ReadonlySet<number> {
  const next = new Set(open)
  if (!next.delete(step)) next.add(step)
  return next
}

/** Unfolds the step that the desk leads to, before it is looked for. */
function useUnfolding(stimulus: string, stepAt: (range: TextRange) => number, unfold: (step: number) => void): void {
  const desk = useDesk()
  useEffect(() =>
    desk.store.subscribe(({ target }) => {
      if (target === null || target.type === 'row' || target.stimulus !== stimulus) return
      unfold(target.type === 'step' ? target.step : stepAt({ from: target.to - 1, to: target.to }))
    }),
  )
}

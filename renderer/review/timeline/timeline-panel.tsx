import { useEffect, useId, useRef, useState } from 'react'
import { Button } from '../../ui/button.tsx'
import { useAttempt, useAttemptView } from '../attempt/attempt-store.ts'
import { EventList } from './event-list.tsx'
import { EventWords } from './event-words.tsx'
import { Overview } from './overview.tsx'
import { timelineKeys } from './step.ts'
import { TimelineCanvas } from './timeline-canvas.tsx'
import { useView } from './use-view.ts'
import './timeline.css'

/** The bottom of the page: the integrity timeline, its words, and the same content as a list. */
export function TimelinePanel() {
  const { derived } = useAttempt()
  const { timeline } = derived
  const controls = useView(timeline)
  const [isList, setList] = useState(false)
  const [isHelp, setHelp] = useState(false)
  const search = useRef<HTMLInputElement>(null)
  const words = useId()
  const { show } = controls
  const pinnedSeq = useAttemptView((view) => view.pinnedSeq)
  useEffect(() => {
    if (pinnedSeq !== null) show(timeline.atMs[pinnedSeq] ?? timeline.fromMs)
  }, [pinnedSeq, show, timeline])
  useEffect(() => {
    if (isList) search.current?.focus()
  }, [isList])

  return (
    <section className="timeline" aria-labelledby="timeline-title">
      <header className="timeline-bar">
        <h2 id="timeline-title">Integrity timeline</h2>
        <EventWords id={words} />
        <div className="timeline-tools">
          <Button tone="quiet" label="Closer" onPress={() => controls.zoom(0.6)}>
            +
          </Button>
          <Button tone="quiet" label="Farther" onPress={() => controls.zoom(1 / 0.6)}>
            −
          </Button>
          <Button tone="quiet" onPress={controls.showAll}>
            Whole attempt
          </Button>
          <Button tone="quiet" label="Keys of the timeline" onPress={() => setHelp(!isHelp)}>
            ?
          </Button>
          <Button onPress={() => setList(!isList)}>{isList ? 'Hide the list' : 'As a list'}</Button>
        </div>
      </header>
      {isHelp ? (
        <dl className="timeline-keys small">
          {timelineKeys.map(([keys, meaning]) => (
            <div key={keys}>
              <dt>
                <kbd>{keys}</kbd>
              </dt>
              <dd>{meaning}</dd>
            </div>
          ))}
        </dl>
      ) : null}
      <TimelineCanvas
        controls={controls}
        wordsId={words}
        onHelp={() => setHelp((current) => !current)}
        onSearch={() => setList(true)}
      />
      <Overview timeline={timeline} controls={controls} />
      {isList ? <EventList searchRef={search} onShow={show} /> : null}
    </section>
  )
}

import { useId, useMemo, useRef, useState } from 'react'
import type { StepUnit } from '../../../shared/playback/steps.ts'
import { Button } from '../../ui/button.tsx'
import { useAttempt, useAttemptView } from '../attempt/attempt-store.ts'
import { useGoTo } from '../attempt/go-to.ts'
import { EventCard } from '../moment/event-card.tsx'
import { MomentCard } from '../moment/moment-card.tsx'
import { MomentField } from '../moment/moment-field.tsx'
import { Player } from '../playback/player.tsx'
import { createTransport } from '../playback/transport.ts'
import { usePlaying, useStepMoments } from '../playback/use-playing.ts'
import { keyActions } from './keys.ts'
import { Overview } from './overview.tsx'
import { findRow } from './scene.ts'
import { createShow } from './show.ts'
import { TimelineCanvas } from './timeline-canvas.tsx'
import { TimelineHelp } from './timeline-help.tsx'
import { useFollow } from './use-follow.ts'
import { useLanes } from './use-lanes.ts'
import { useView } from './use-view.ts'
import { useWidth } from './use-width.ts'
import { ZoomTools } from './zoom-tools.tsx'
import './timeline.css'

export interface TimelinePanelProps {
  /** Leaves out the playback and the ways to lists, where the page shows neither. */
  readonly isAlone?: boolean
}

/** The bottom of the page: the moment, the playback, the lanes, and the same content as a list. */
export function TimelinePanel({ isAlone = false }: TimelinePanelProps) {
  const open = useAttempt()
  const { derived, store } = open
  const frame = useRef<HTMLDivElement>(null)
  const width = useWidth(frame)
  const lanes = useLanes(width)
  const controls = useView(lanes.axis)
  const goTo = useGoTo()
  const moments = useStepMoments()
  const transport = useMemo(() => createTransport(open, moments), [open, moments])
  const show = createShow(open, lanes, controls)
  const [unit, setUnit] = useState<StepUnit>('edit')
  const isListing = useAttemptView((view) => view.isListing)
  const [isHelp, setHelp] = useState(false)
  const [isLow, setLow] = useState(false)
  const time = useRef<HTMLInputElement>(null)
  const words = useId()
  const pinnedSeq = useAttemptView((view) => view.pinnedSeq)
  usePlaying()
  useFollow(lanes.scale, controls)

  const onKey = (key: string, isShift: boolean) =>
    keyActions(lanes.axis, controls, {
      axisMs: lanes.scale.toAxis(store.getState().momentMs),
      pinned: pinnedSeq === null ? -1 : findRow(derived.timeline.rows, pinnedSeq),
      goTo(row) {
        const told = derived.timeline.rows[row]
        if (told !== undefined) goTo.event(told.seq)
      },
      letGo() {
        goTo.final()
        store.setState({ pinnedSeq: null, stretch: null, highlighted: [] })
      },
      help: () => setHelp((current) => !current),
      search() {
        store.setState({ isListing: true })
        // The list takes the focus when it opens; where it is open already, its search does.
        document.querySelector<HTMLInputElement>('.events-aside input[type="search"]')?.focus()
      },
      typeTime() {
        setLow(false)
        requestAnimationFrame(() => time.current?.focus())
      },
      showItem: show.item,
      showFinding: show.finding,
      showStretch: show.stretch,
      playOrPause: transport.playOrPause,
      stepPlayback: (direction) => transport.step(unit, direction),
      changeSpeed: transport.changeSpeed,
    })(key, isShift)
  return (
    <section className="timeline" aria-labelledby="timeline-title">
      <header className="timeline-bar">
        <h2 id="timeline-title">Integrity timeline</h2>
        {isAlone ? null : <Player transport={transport} unit={unit} onUnit={setUnit} />}
        <ZoomTools controls={controls} show={show} hasFindings={lanes.found.length > 0} />
        <div className="timeline-tools">
          {isAlone ? null : (
            <Button tone="quiet" label="Less of the timeline" isPressed={isLow} onPress={() => setLow(!isLow)}>
              Less
            </Button>
          )}
          <Button tone="quiet" label="Keys and marks" isPressed={isHelp} onPress={() => setHelp(!isHelp)}>
            ?
          </Button>
          {isAlone ? null : (
            <>
              <Button isPressed={isListing} onPress={() => store.setState({ isListing: !isListing })}>
                Events
              </Button>
              <Button onPress={() => store.setState({ page: 'table', isPlaying: false })}>Table</Button>
            </>
          )}
        </div>
      </header>
      <div className="moment" hidden={isLow}>
        <MomentField inputRef={time} />
        <EventCard id={words} />
        <MomentCard />
      </div>
      {isHelp ? <TimelineHelp /> : null}
      <TimelineCanvas frame={frame} width={width} lanes={lanes} controls={controls} wordsId={words} onKey={onKey} />
      {isLow ? null : <Overview lanes={lanes} controls={controls} />}
    </section>
  )
}

import { speeds } from '../../../shared/playback/play-on.ts'
import { type StepUnit, stepUnits } from '../../../shared/playback/steps.ts'
import { Button } from '../../ui/button.tsx'
import { Icon } from '../../ui/icon.tsx'
import { useAttempt, useAttemptView } from '../attempt/attempt-store.ts'
import type { Transport } from './transport.ts'
import './player.css'

const unitWords: Readonly<Record<StepUnit, string>> = { edit: 'edit', burst: 'burst', pause: 'pause' }

export interface PlayerProps {
  readonly transport: Transport
  readonly unit: StepUnit
  readonly onUnit: (unit: StepUnit) => void
}

/** Plays the writing: play and pause, steps, speed, and whether idle time is skipped. */
export function Player({ transport, unit, onUnit }: PlayerProps) {
  const { store } = useAttempt()
  const isPlaying = useAttemptView((view) => view.isPlaying)
  const speed = useAttemptView((view) => view.speed)
  const isSkippingIdle = useAttemptView((view) => view.isSkippingIdle)
  return (
    <fieldset className="player" aria-label="Playback of the writing">
      <Button tone="quiet" label={`Previous ${unitWords[unit]}`} onPress={() => transport.step(unit, -1)}>
        <Icon name="step-back" />
      </Button>
      <Button label={isPlaying ? 'Pause' : 'Play the writing'} onPress={transport.playOrPause}>
        <Icon name={isPlaying ? 'pause' : 'play'} />
        {isPlaying ? 'Pause' : 'Play'}
      </Button>
      <Button tone="quiet" label={`Next ${unitWords[unit]}`} onPress={() => transport.step(unit, 1)}>
        <Icon name="step-on" />
      </Button>
      <label className="player-choice">
        <span className="visually-hidden">Step by</span>
        <select
          value={unit}
          title="What the step buttons step by"
          onChange={(event) => onUnit(stepUnits.find((known) => known === event.target.value) ?? 'edit')}
        >
          {stepUnits.map((known) => (
            <option key={known} value={known}>
              by {unitWords[known]}
            </option>
          ))}
        </select>
      </label>
      <label className="player-choice">
        <span className="visually-hidden">Speed</span>
        <select
          value={speed}
          title="Speed of the playback"
          onChange={(event) =>
            store.setState({ speed: speeds.find((known) => String(known) === event.target.value) ?? 1 })
          }
        >
          {speeds.map((known) => (
            <option key={known} value={known}>
              {known}×
            </option>
          ))}
        </select>
      </label>
      <label className="player-skip small">
        <input
          type="checkbox"
          checked={isSkippingIdle}
          onChange={(event) => store.setState({ isSkippingIdle: event.target.checked })}
        />
        Skip idle time
      </label>
    </fieldset>
  )
}

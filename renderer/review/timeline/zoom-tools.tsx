import { Button } from '../../ui/button.tsx'
import { useAttemptView } from '../attempt/attempt-store.ts'
import type { Show } from './show.ts'
import type { ViewControls } from './use-view.ts'

const CLOSER = 0.6

export interface ZoomToolsProps {
  readonly controls: ViewControls
  readonly show: Show
  readonly hasFindings: boolean
}

/** What to bring into view, and closer or farther. */
export function ZoomTools({ controls, show, hasFindings }: ZoomToolsProps) {
  const hasStretch = useAttemptView(({ stretch, pinnedSeq }) => stretch !== null || pinnedSeq !== null)
  return (
    <fieldset className="zoom-tools" aria-label="Stretch in view">
      <span className="small soft">Show</span>
      <Button tone="quiet" onPress={controls.showAll}>
        Whole attempt
      </Button>
      <Button tone="quiet" onPress={show.item}>
        Item
      </Button>
      <Button tone="quiet" isDisabled={!hasFindings} onPress={show.finding}>
        Finding
      </Button>
      <Button tone="quiet" isDisabled={!hasStretch} onPress={show.stretch}>
        Selection
      </Button>
      <Button tone="quiet" label="Closer" onPress={() => controls.zoom(CLOSER)}>
        +
      </Button>
      <Button tone="quiet" label="Farther" onPress={() => controls.zoom(1 / CLOSER)}>
        −
      </Button>
    </fieldset>
  )
}

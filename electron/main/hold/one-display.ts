import { type Emitter, listenTo } from '../sensors/sensor.ts'
import { type HeldPart, held } from './part.ts'

/** Holds nothing by force: it says whether there is one display only, and the page says which one to unplug. */
export function createOneDisplay(screen: Emitter & { getAllDisplays(): readonly unknown[] }): HeldPart {
  return {
    part: 'one-display',
    take: () => undefined,
    release: () => undefined,
    state: () => {
      const count = screen.getAllDisplays().length
      return count <= 1 ? held : { isHeld: false, reason: `${count} displays are connected.` }
    },
    watch: (changed) => listenTo(screen, { 'display-added': changed, 'display-removed': changed }),
  }
}

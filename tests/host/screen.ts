import { EventEmitter } from 'node:events'
import { listMonitors, type Monitor } from './x11.ts'
import { watchMonitors } from './x11-watch.ts'

type Display = Pick<Electron.Display, 'id' | 'label' | 'bounds' | 'workArea' | 'size' | 'scaleFactor' | 'internal'>

/** Electron numbers displays; here the same name has the same number. */
const idOf = (name: string): number => [...name].reduce((sum, letter) => (sum * 31 + letter.charCodeAt(0)) % 1e9, 7)

const toDisplay = ({ name, bounds }: Monitor): Display => {
  const size = { width: bounds.width, height: bounds.height }
  return { id: idOf(name), label: name, bounds, workArea: bounds, size, scaleFactor: 1, internal: false }
}

/** `screen`: RandR's monitors. */
class Screen extends EventEmitter {
  #displays: Display[] = []

  /** Reads the displays and follows their changes. Called once, before `ready`. */
  start(): void {
    this.#displays = listMonitors().map(toDisplay)
    watchMonitors(() => this.#update())
  }

  #update(): void {
    const before = this.#displays
    this.#displays = listMonitors().map(toDisplay)
    for (const display of this.#displays) {
      const old = before.find(({ label }) => label === display.label)
      if (!old) this.emit('display-added', {}, display)
      else if (JSON.stringify(old) !== JSON.stringify(display)) {
        this.emit('display-metrics-changed', {}, display, ['bounds', 'workArea'])
      }
    }
    for (const display of before) {
      if (!this.#displays.some(({ label }) => label === display.label)) this.emit('display-removed', {}, display)
    }
  }

  getPrimaryDisplay(): Display {
    const [first] = this.#displays
    if (!first) throw new Error('There is no display')
    return first
  }
  getAllDisplays(): Display[] {
    return [...this.#displays]
  }
}

export const screen = new Screen()

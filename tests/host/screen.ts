import { createHash } from 'node:crypto'
import { EventEmitter } from 'node:events'
import { preventable } from './event.ts'
import { listMonitors, type Monitor, pointerPosition } from './x11.ts'
import { watchMonitors } from './x11-watch.ts'

type Implemented = Pick<
  Electron.Screen,
  'getAllDisplays' | 'getPrimaryDisplay' | 'getCursorScreenPoint' | 'getDisplayNearestPoint' | 'getDisplayMatching'
>
type Display = Pick<
  Electron.Display,
  | 'id'
  | 'label'
  | 'bounds'
  | 'workArea'
  | 'size'
  | 'workAreaSize'
  | 'scaleFactor'
  | 'rotation'
  | 'internal'
  | 'colorDepth'
>

/** The id stays the same for as long as the output's name does. */
const displayId = (name: string): number => createHash('sha256').update(name).digest().readUInt32BE(0)

function toDisplay({ name, bounds }: Monitor): Display {
  const size = { width: bounds.width, height: bounds.height }
  const fixed = { scaleFactor: 1, rotation: 0, internal: false, colorDepth: 24 }
  return { id: displayId(name), label: name, bounds, workArea: bounds, size, workAreaSize: size, ...fixed }
}

const contains = ({ x, y, width, height }: Electron.Rectangle, point: Electron.Point): boolean =>
  point.x >= x && point.x < x + width && point.y >= y && point.y < y + height

/** `screen`: RandR's monitors. */
class Screen extends EventEmitter implements Implemented {
  #displays = new Map<number, Display>()
  #primaryId = 0

  /** Reads the displays and follows their changes. Called once, before `ready`. */
  start(): void {
    this.#read()
    watchMonitors(() => this.#update())
  }

  #read(): void {
    const monitors = listMonitors()
    const primary = monitors.find(({ isPrimary }) => isPrimary) ?? monitors[0]
    this.#primaryId = primary ? displayId(primary.name) : 0
    this.#displays = new Map(monitors.map((monitor) => [displayId(monitor.name), toDisplay(monitor)]))
  }

  #update(): void {
    const before = this.#displays
    this.#read()
    for (const [id, display] of this.#displays) {
      const old = before.get(id)
      if (!old) this.emit('display-added', preventable(), display)
      else if (JSON.stringify(old.bounds) !== JSON.stringify(display.bounds)) {
        this.emit('display-metrics-changed', preventable(), display, ['bounds', 'workArea'])
      }
    }
    for (const [id, display] of before) {
      if (!this.#displays.has(id)) this.emit('display-removed', preventable(), display)
    }
  }

  // Electron's Display has thirteen more fields (touch, accelerometer, colour space …) that nothing here reads.
  getAllDisplays(): Electron.Display[] {
    return [...this.#displays.values()] as Electron.Display[]
  }
  getPrimaryDisplay(): Electron.Display {
    const display = this.#displays.get(this.#primaryId)
    if (!display) throw new Error('The X server has no monitor')
    return display as Electron.Display
  }
  getCursorScreenPoint(): Electron.Point {
    return pointerPosition()
  }
  getDisplayNearestPoint(point: Electron.Point): Electron.Display {
    return this.getAllDisplays().find(({ bounds }) => contains(bounds, point)) ?? this.getPrimaryDisplay()
  }
  getDisplayMatching({ x, y, width, height }: Electron.Rectangle): Electron.Display {
    return this.getDisplayNearestPoint({ x: x + width / 2, y: y + height / 2 })
  }
}

export const screen = new Screen()

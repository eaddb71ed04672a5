import { setTimeout as delay } from 'node:timers/promises'
import { captureText, run } from './spawn.ts'

/** An X window id. */
export type WindowId = number

export interface Monitor {
  name: string
  isPrimary: boolean
  bounds: Electron.Rectangle
}

/** The property that the window manager sets (openbox.xml) when the person asks to close a window. */
export const closeRequest = '_CANDOR_CLOSE'

const hex = (window: WindowId): string => `0x${window.toString(16)}`

/** Finds a window by its WM_CLASS instance. @returns null when it has not appeared within `timeoutMs`. */
export async function findWindow(classInstance: string, timeoutMs = 3_000): Promise<WindowId | null> {
  for (const deadline = Date.now() + timeoutMs; Date.now() < deadline; await delay(15)) {
    const id = captureText('xdotool', 'search', '--onlyvisible', '--classname', classInstance).trim().split('\n').at(-1)
    if (id) return Number(id)
  }
  return null
}

/** RandR monitors, as the server lists them. */
export function listMonitors(): Monitor[] {
  const line = /^\s*\d+:\s+([+*]*)(\S+)\s+(\d+)\/\d+x(\d+)\/\d+\+(-?\d+)\+(-?\d+)/gm
  return [...captureText('xrandr', '--listmonitors').matchAll(line)].map(([, flags, name, width, height, x, y]) => ({
    name: String(name),
    isPrimary: String(flags).includes('*'),
    bounds: { x: Number(x), y: Number(y), width: Number(width), height: Number(height) },
  }))
}

/** Position and size of the content area in pixels, or null when the window has gone. */
export function windowBounds(window: WindowId): Electron.Rectangle | null {
  const text = captureText('xwininfo', '-id', String(window))
  const read = (label: string): number => Number(new RegExp(`${label}:\\s+(-?\\d+)`).exec(text)?.[1] ?? Number.NaN)
  const [x, y] = [read('Absolute upper-left X'), read('Absolute upper-left Y')]
  const bounds = { x, y, width: read('Width'), height: read('Height') }
  return Number.isNaN(bounds.width) ? null : bounds
}

export function pointerPosition(): Electron.Point {
  const text = captureText('xdotool', 'getmouselocation', '--shell')
  return { x: Number(/X=(\d+)/.exec(text)?.[1] ?? 0), y: Number(/Y=(\d+)/.exec(text)?.[1] ?? 0) }
}

/** Asks the window manager to add or remove states such as `fullscreen` or `above`. */
export const setWindowState = (window: WindowId, isOn: boolean, states: string): Promise<void> =>
  run('wmctrl', '-ir', hex(window), '-b', `${isOn ? 'add' : 'remove'},${states}`)

export const activateWindow = (window: WindowId): Promise<void> => run('wmctrl', '-ia', hex(window))
export const minimizeWindow = (window: WindowId): Promise<void> => run('xdotool', 'windowminimize', String(window))
export const mapWindow = (window: WindowId): Promise<void> => run('xdotool', 'windowmap', '--sync', String(window))
export const unmapWindow = (window: WindowId): Promise<void> => run('xdotool', 'windowunmap', String(window))
export const nameWindow = (window: WindowId, title: string): Promise<void> =>
  run('xdotool', 'set_window', '--name', title, String(window))
export const clearCloseRequest = (window: WindowId): Promise<void> =>
  run('xprop', '-id', String(window), '-remove', closeRequest)

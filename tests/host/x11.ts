import { setTimeout as delay } from 'node:timers/promises'
import { capture, run } from './spawn.ts'

/** An X window id. */
export type WindowId = number

/** A RandR monitor. */
export interface Monitor {
  name: string
  bounds: Electron.Rectangle
}

const hex = (window: WindowId): string => `0x${window.toString(16)}`

/** Finds a window by its WM_CLASS instance. @throws when it has not appeared within three seconds. */
export async function findWindow(classInstance: string): Promise<WindowId> {
  for (const deadline = Date.now() + 3_000; Date.now() < deadline; await delay(15)) {
    const id = capture('xdotool', 'search', '--onlyvisible', '--classname', classInstance).trim().split('\n').at(-1)
    if (id) return Number(id)
  }
  throw new Error(`No X window appeared for ${classInstance}`)
}

/** RandR monitors, as the server lists them. */
export function listMonitors(): Monitor[] {
  const line = /^\s*\d+:\s+[+*]*(\S+)\s+(\d+)\/\d+x(\d+)\/\d+\+(-?\d+)\+(-?\d+)/gm
  return [...capture('xrandr', '--listmonitors').matchAll(line)].map(([, name, width, height, x, y]) => ({
    name: String(name),
    bounds: { x: Number(x), y: Number(y), width: Number(width), height: Number(height) },
  }))
}

/** Asks the window manager for full screen, or for its end. */
export const setFullScreen = (window: WindowId, isOn: boolean): Promise<void> =>
  run('wmctrl', '-ir', hex(window), '-b', `${isOn ? 'add' : 'remove'},fullscreen`)

/** The same, and keeps the window above all others. */
export const setKiosk = (window: WindowId, isOn: boolean): Promise<void> =>
  run('wmctrl', '-ir', hex(window), '-b', `${isOn ? 'add' : 'remove'},fullscreen,above`)

/** Raises a window and gives it the focus; restores it when it is minimised. */
export const activateWindow = (window: WindowId): Promise<void> => run('wmctrl', '-ia', hex(window))

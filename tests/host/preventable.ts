import type { EventEmitter } from 'node:events'

/**
 * Emits an event that listeners can prevent: its object carries `fields`, then come `args`, as in Electron.
 * @returns whether a listener has prevented it.
 */
export function emitPreventable(emitter: EventEmitter, name: string, fields: object = {}, ...args: unknown[]): boolean {
  const event = Object.assign(new Event(name, { cancelable: true }), fields)
  emitter.emit(name, event, ...args)
  return event.defaultPrevented
}

import type { EventEmitter } from 'node:events'
import type { CoverageState, Edit, NewEvent, SensorName } from '../../../shared/attempt/events.ts'

/** Hands an event to the journal; resolves with its sequence number once it is durable. */
export type Record = (event: NewEvent) => Promise<number>

export interface Coverage {
  readonly state: CoverageState
  /** Why it is so, in words for the candidate and the reviewer; empty when there is nothing to explain. */
  readonly reason: string
}

/**
 * One source of facts about the surroundings. `start` begins to record and says what it can see on this platform; the
 * returned `stop` ends it. A sensor that cannot see answers `unsupported` and never guesses.
 */
export interface Sensor {
  readonly name: SensorName
  /** `see` tells later that what it can see has changed while it runs. */
  readonly start: (record: Record, see: See) => { readonly coverage: Coverage; readonly stop: () => void }
  /** Told about edits that the page claims, as they arrive; `written` gives their sequence numbers once they are durable. */
  readonly claimed?: Claimed
}
export type Claimed = (edits: readonly Edit[], written: Promise<readonly number[]>) => void
export type See = (coverage: Coverage) => void

export const seesEverything: Coverage = { state: 'on', reason: '' }
/** Of a sensor that runs only where a policy asks for it. */
export const notUsed: Coverage = { state: 'off', reason: 'The policy does not use it.' }

export function unsupported(reason: string): Coverage {
  return { state: 'unsupported', reason }
}

/** What `start` returns when there is nothing to run. */
export function blind(coverage: Coverage): ReturnType<Sensor['start']> {
  return { coverage, stop: () => undefined }
}

/** The part of Node's EventEmitter that sensors use, so that tests can pass a plain one. */
export type Emitter = Pick<EventEmitter, 'on' | 'off'>
type Listener = Parameters<EventEmitter['on']>[1]

/** Subscribes to several events; the returned function takes every subscription back. */
export function listenTo(emitter: Emitter, listeners: { readonly [event: string]: Listener }): () => void {
  for (const [event, listener] of Object.entries(listeners)) emitter.on(event, listener)
  return () => {
    for (const [event, listener] of Object.entries(listeners)) emitter.off(event, listener)
  }
}

import type { ManagedProblem, ManagedRead, ManagedSource } from '../../../shared/policy/managed-settings.ts'

/**
 * What reading a computer's policy needs of the computer. Synchronous, because the policy says where the client's data is,
 * and that must be known before Electron is asked for its lock.
 */
export interface Machine {
  readonly readFile: (path: string) => Uint8Array
  /** Names in a folder; null when there is no such folder. Throws when it may not be read. */
  readonly list: (folder: string) => readonly string[] | null
  /** Facts of the entry itself, not of what a link leads to; null when there is none. */
  readonly stat: (path: string) => Entry | null
  /** Runs a program of the system and waits for it. Throws when it cannot be started. */
  readonly run: (file: string, args: readonly string[]) => Ran
}

export interface Entry {
  readonly kind: 'file' | 'folder' | 'other'
  readonly owner: number
  /** Permission bits. */
  readonly mode: number
}

export interface Ran {
  readonly status: number | null
  readonly output: Uint8Array
}

/** Larger is no policy. */
export const MOST_BYTES = 1_048_576

/** A source that cannot be used as a whole. */
export function refused(place: string, words: string): ManagedRead {
  const problem: ManagedProblem = { place, setting: null, words }
  return { sources: [], problems: [problem] }
}

export function found(source: ManagedSource): ManagedRead {
  return { sources: [source], problems: [] }
}

export function joinReads(reads: readonly ManagedRead[]): ManagedRead {
  return { sources: reads.flatMap(({ sources }) => sources), problems: reads.flatMap(({ problems }) => problems) }
}

/** Names a fault of the system in a few words. */
export function sayFault(cause: unknown): string {
  return cause instanceof Error ? cause.message : String(cause)
}

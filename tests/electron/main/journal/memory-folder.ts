import type { AttemptFolder, SegmentFile } from '../../../../electron/main/journal/attempt-folder.ts'
import { concatBytes } from '../../../../shared/bytes.ts'
import type { SegmentBytes } from '../../../../shared/journal/report.ts'

/**
 * An attempt folder in memory that fails when told to: thousands of damaged folders and faults that no disk gives on
 * demand. The tests of real files are beside it and in tests/faults.
 */
export function createMemoryFolder(segments: readonly SegmentBytes[] = []) {
  const files = new Map<number, Uint8Array>(segments.map(({ segment, bytes }) => [segment, bytes]))
  const quarantine: string[] = []
  const calls: string[] = []
  /** Asked before each operation; an error that it returns is what the disk says. */
  let fault: (operation: 'create' | 'write' | 'sync') => Error | null = () => null

  function obey(operation: 'create' | 'write' | 'sync', segment: number): void {
    calls.push(`${operation} ${segment}`)
    const error = fault(operation)
    if (error !== null) throw error
  }

  function fileOf(segment: number): SegmentFile {
    return {
      async append(bytes) {
        const before = files.get(segment) ?? new Uint8Array()
        const error = fault('write')
        calls.push(`write ${segment}`)
        // A write that fails may have put down a part.
        const part = error === null ? bytes : bytes.subarray(0, bytes.length >> 1)
        files.set(segment, concatBytes(before, part))
        if (error !== null) throw error
        obey('sync', segment)
      },
      close: async () => undefined,
    }
  }

  const folder: AttemptFolder = {
    path: 'memory',
    prepare: async () => undefined,
    list: async () =>
      [...files.entries()].toSorted(([left], [right]) => left - right).map(([segment, bytes]) => ({ segment, bytes })),
    async create(segment, header) {
      obey('create', segment)
      if (files.has(segment)) throw Object.assign(new Error('it exists'), { code: 'EEXIST' })
      files.set(segment, header)
      return fileOf(segment)
    },
    read: async (segment, start, end) => (files.get(segment) ?? new Uint8Array()).slice(start, end),
    async setAside(segment) {
      if (files.delete(segment)) quarantine.push(`segment ${segment}`)
    },
    async keepCopy(segment, offset, bytes) {
      quarantine.push(`segment ${segment} from ${offset}, ${bytes.length} bytes`)
    },
  }
  return {
    folder,
    files,
    quarantine,
    calls,
    failWith: (next: typeof fault) => {
      fault = next
    },
  }
}

export function diskError(code: string): Error {
  return Object.assign(new Error(`the disk says ${code}`), { code })
}

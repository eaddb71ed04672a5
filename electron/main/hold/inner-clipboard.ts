import { markOf } from '../../../shared/clipboard/mark.ts'

/**
 * What was copied inside the assessment last, in memory only: it outlives a page that failed, and nothing of it is ever on
 * the system's clipboard. Of that one only a mark is handed out, by which the page tells a newer copy of another program.
 */
export interface InnerClipboard {
  readonly keep: (attemptId: string, text: string) => Promise<{ readonly outsideMark: string }>
  readonly kept: (attemptId: string) => Promise<{ readonly text: string | null; readonly outsideMark: string }>
  /** UTF-16 units of the text that was copied in the attempt last; null for none. */
  readonly length: (attemptId: string) => number | null
}

export function createInnerClipboard(readOutside: () => Promise<string>): InnerClipboard {
  let last: { readonly attemptId: string; readonly text: string } | null = null
  const outsideMark = async () => markOf(await readOutside().catch(() => ''))
  const textOf = (attemptId: string) => (last?.attemptId === attemptId ? last.text : null)
  return {
    keep: async (attemptId, text) => {
      last = { attemptId, text }
      return { outsideMark: await outsideMark() }
    },
    kept: async (attemptId) => ({ text: textOf(attemptId), outsideMark: await outsideMark() }),
    length: (attemptId) => textOf(attemptId)?.length ?? null,
  }
}

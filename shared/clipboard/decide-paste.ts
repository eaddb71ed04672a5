/** What a paste meets while the clipboard is held (docs/spec/lockdown.md, L11 to L13). */
export interface PasteFacts {
  /** What was copied inside the assessment last; null for nothing yet. */
  readonly inner: string | null
  /** Text that the system's clipboard offers; empty for none. */
  readonly outside: string
  /** Mark of what it offered when the inner text was copied, or when a paste was refused last; null while not known. */
  readonly seenMark: string | null
  readonly outsideMark: string
}

/**
 * `inner`: the text that was copied inside goes in. `refuse`: the newest copy is from outside. `nothing`: there is nothing
 * to paste. The newest copy counts, as everywhere; one from outside is refused once, and the next paste is of the inner text.
 */
export function decidePaste({ inner, outside, seenMark, outsideMark }: PasteFacts): 'inner' | 'refuse' | 'nothing' {
  if (outside === '') return inner === null ? 'nothing' : 'inner'
  if (inner === null) return 'refuse'
  return seenMark === null || seenMark === outsideMark ? 'inner' : 'refuse'
}

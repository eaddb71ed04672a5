import type { Token } from './tokens.ts'

/** "Looks safe", "nearly calm", "would keep all the rules", "fails the friendly half": what follows is not said to be so. */
const BEFORE =
  /^(?:looks?|looked|seems?|seemed|sounds?|sounded|appears?|appeared|less|least|almost|nearly|mostly|partly|half|would|could|hardly|barely|scarcely|instead|fails?|failed|misses|missing)$/u
const REACH_BEFORE = 2
/** "All the rules except the last", "every rule but one": the exception may come a few words later. */
const EXCEPTION = /^(?:except|excepting|besides|apart|excluding|minus)$/u
const AFTER_BUT = /^(?:one|two|rule|not|for|the)$/u
const REACH_AFTER = 8

/**
 * Says whether a statement that begins at `at` is softened so far that it does not claim what its words say. Whoever
 * writes that a response "looks safe" has not said that it is.
 */
export function isHedgedAt(view: readonly Token[], at: number): boolean {
  for (let index = at - 1; index >= Math.max(0, at - REACH_BEFORE); index--) {
    if (view[index + 1]?.isAfterBreak) break
    if (BEFORE.test(view[index]?.text ?? '')) return true
  }
  for (let index = at + 1; index < Math.min(view.length, at + REACH_AFTER); index++) {
    const word = view[index]?.text ?? ''
    if (EXCEPTION.test(word) || (word === 'but' && AFTER_BUT.test(view[index + 1]?.text ?? ''))) return true
  }
  return false
}

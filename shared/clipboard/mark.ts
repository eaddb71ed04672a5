/**
 * A short mark of a text, to tell whether two are the same without keeping either: its length and two 32-bit FNV-1a sums.
 * For the same question in main and page at once, where a cryptographic digest would have to be waited for; it proves nothing.
 */
export function markOf(text: string): string {
  let [first, second] = [0x811c9dc5, 0x1000193]
  for (let index = 0; index < text.length; index += 1) {
    const unit = text.charCodeAt(index)
    first = Math.imul(first ^ unit, 0x01000193)
    second = Math.imul(second ^ (unit + index), 0x01000193)
  }
  return `${text.length}.${(first >>> 0).toString(36)}.${(second >>> 0).toString(36)}`
}

/**
 * Between a place on the page and a place in a stimulus's plain text, exactly, in both directions. A passage is an element
 * with `data-stimulus`; the elements in it with `data-from` hold the text of one block each, from that offset on, and no
 * other text. Offsets count UTF-16 units of `plainText` (shared/pack/stimulus.ts).
 */
export interface TextRange {
  readonly from: number
  readonly to: number
}

function blocksOf(passage: Element): HTMLElement[] {
  return [...passage.querySelectorAll<HTMLElement>('[data-from]')]
}

function contentsOf(block: Element): Range {
  const contents = block.ownerDocument.createRange()
  contents.selectNodeContents(block)
  return contents
}

/** Length of the text of `block` before a point that lies in it. */
function lengthUntil(block: Element, node: Node, offset: number): number {
  const before = contentsOf(block)
  before.setEnd(node, offset)
  return before.toString().length
}

/**
 * The offsets of the part of `range` that lies in the passage, from the first block that it touches to the last; null
 * when it covers no character there. It ends before what is folded away, because nobody sees that selected.
 */
export function offsetsOf(passage: Element, range: Range): TextRange | null {
  let found = null as TextRange | null
  for (const block of blocksOf(passage)) {
    const contents = contentsOf(block)
    const start = contents.comparePoint(range.startContainer, range.startOffset)
    const end = contents.comparePoint(range.endContainer, range.endOffset)
    if (start > 0 || end < 0) continue
    if (block.closest('[hidden]')) {
      if (found) return found
      continue
    }
    const base = Number(block.dataset.from)
    const length = contents.toString().length
    const from = base + (start < 0 ? 0 : lengthUntil(block, range.startContainer, range.startOffset))
    const to = base + (end > 0 ? length : lengthUntil(block, range.endContainer, range.endOffset))
    if (to > from) found = { from: found?.from ?? from, to }
  }
  return found
}

/** The places on the page of `[from, to)`, one range for each block that it touches. */
export function rangesOf(passage: Element, { from, to }: TextRange): Range[] {
  return blocksOf(passage).flatMap((block) => {
    const base = Number(block.dataset.from)
    const length = block.textContent?.length ?? 0
    const start = Math.max(0, from - base)
    const end = Math.min(length, to - base)
    return start < end ? [rangeIn(block, start, end)] : []
  })
}

function rangeIn(block: Element, start: number, end: number): Range {
  const range = block.ownerDocument.createRange()
  const walker = block.ownerDocument.createTreeWalker(block, NodeFilter.SHOW_TEXT)
  let passed = 0
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    const length = node.nodeValue?.length ?? 0
    if (start >= passed && start < passed + length) range.setStart(node, start - passed)
    if (end > passed && end <= passed + length) {
      range.setEnd(node, end - passed)
      return range
    }
    passed += length
  }
  return range
}

/**
 * A selection as it is quoted and marked: without white space at its ends, and never half of a character. Null when
 * nothing is left.
 */
export function tidyRange(text: string, { from, to }: TextRange): TextRange | null {
  let start = isInside(text, from) ? from - 1 : from
  let end = isInside(text, to) ? to + 1 : to
  while (start < end && /\s/u.test(text.charAt(start))) start += 1
  while (end > start && /\s/u.test(text.charAt(end - 1))) end -= 1
  return start < end ? { from: start, to: end } : null
}

/** Whether `at` lies between the two halves of one character. */
function isInside(text: string, at: number): boolean {
  const before = text.charCodeAt(at - 1)
  const after = text.charCodeAt(at)
  return before >= 0xd800 && before <= 0xdbff && after >= 0xdc00 && after <= 0xdfff
}

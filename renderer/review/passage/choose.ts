/** The paragraph of a text around a place, without the line breaks at its ends. */
export function paragraphAround(text: string, at: number): { readonly from: number; readonly to: number } {
  const from = text.lastIndexOf('\n', Math.max(at - 1, 0)) + 1
  const end = text.indexOf('\n', at)
  return { from: Math.min(from, at), to: end === -1 ? text.length : end }
}

/**
 * The characters that are selected within `host`, whose pieces say with `data-piece` at which character they begin; null
 * where nothing of it is selected.
 */
export function selectedPassage(
  host: HTMLElement,
  selection: Selection | null,
): { readonly from: number; readonly to: number } | null {
  if (selection === null || selection.isCollapsed || selection.rangeCount === 0) return null
  const range = selection.getRangeAt(0)
  const from = placeOf(host, range.startContainer, range.startOffset)
  const to = placeOf(host, range.endContainer, range.endOffset)
  return from === null || to === null || to <= from ? null : { from, to }
}

/** The character at a place of the page. A hidden word beside the text counts as the edge of its piece. */
function placeOf(host: HTMLElement, node: Node, offset: number): number | null {
  if (!host.contains(node)) return null
  const piece = (node instanceof Element ? node : node.parentElement)?.closest<HTMLElement>('[data-piece]')
  if (piece == null) {
    const after = host.children.item(offset)
    return after instanceof HTMLElement && after.dataset.piece !== undefined ? Number(after.dataset.piece) : null
  }
  const start = Number(piece.dataset.piece)
  const text = [...piece.childNodes].find((child) => child.nodeType === Node.TEXT_NODE)
  if (node === text) return start + offset
  const isAfter = text !== undefined && (text.compareDocumentPosition(node) & Node.DOCUMENT_POSITION_FOLLOWING) !== 0
  return isAfter ? start + (text.textContent?.length ?? 0) : start
}

import type { Args } from '../../shared/ipc/contract.ts'
import type { Client } from '../app/client.ts'

type Copied = Args<'attempt/copied'>

/**
 * Tells main of each copy and cut inside the app: from which answer and range, or from which passage, and how much. What
 * was copied is not sent; the journal holds the text already. Elements say what they are with `data-field` and
 * `data-stimulus`.
 */
export function watchCopies(client: Client, document: Document): void {
  const note = (event: ClipboardEvent) => {
    if (client.store.getState().attempt?.phase !== 'answering') return
    const copied = describeCopy(event, document, client)
    if (!copied) return
    client.queue.flush() // the range counts in the text as it is now
    void client.ask('attempt/copied', copied)
  }
  // Captured, so that a cut is told before the edit that it makes.
  document.addEventListener('copy', note, { capture: true })
  document.addEventListener('cut', note, { capture: true })
}

function describeCopy(event: ClipboardEvent, document: Document, client: Client): Copied | null {
  const field = fieldOf(event)
  if (field !== null) return describeAnswerCopy(field, event.type === 'cut', client)
  const selection = document.getSelection()
  const chars = selection?.toString().length ?? 0
  if (!selection || chars === 0) return null
  const stimulus = passageOf(selection)
  if (stimulus === null) return { region: 'other', chars, isCut: false }
  return { region: 'stimulus', stimulus, chars, isCut: false }
}

/** The passage that a selection lies in, the item for one that runs over several (shared/provenance/passages.ts). */
function passageOf(selection: Selection): string | null {
  const ends = [selection.anchorNode, selection.focusNode].map(
    (node) => elementOf(node)?.closest<HTMLElement>('[data-stimulus]')?.dataset.stimulus,
  )
  const named = ends.filter((name) => name !== undefined)
  const [first, second] = named
  if (first === undefined) return null
  if (second === undefined || first === second) return first
  return first.split('.')[0] ?? first
}

function describeAnswerCopy(field: string, isCut: boolean, client: Client): Copied | null {
  const selection = client.editors.views.get(field)?.state.selection.main
  if (!selection || selection.empty) return null
  const { from, to } = selection
  return { region: 'answer', field, from, to, chars: to - from, isCut }
}

/** The field whose editor the event comes from; the path reaches into the editor's shadow root. */
function fieldOf(event: Event): string | null {
  for (const target of event.composedPath())
    if (target instanceof HTMLElement && target.dataset.field !== undefined) return target.dataset.field
  return null
}

function elementOf(node: Node | null): Element | null {
  return node instanceof Element ? node : (node?.parentElement ?? null)
}

import { EditorState } from '@codemirror/state'
import { record } from '@rrweb/record'
import { createEditQueue } from '../../renderer/assessment/editor/edit-queue.ts'
import { editorExtensions, mountEditor } from '../../renderer/assessment/editor/field-editor.ts'
import type { Splice } from '../../shared/ipc/contract.ts'

/** The page that `bench:typing` types into: the product's editor, alone, with its recorder, or under rrweb. */

export type Recording = 'off' | 'on' | 'rrweb'

interface BenchPage {
  readonly splices: Splice[]
  /** rrweb's events as JSON; the first two are its snapshot of the page. */
  readonly rrwebEvents: () => string[]
  readonly keyToPaintMs: number[]
}

declare global {
  var bench: BenchPage
}

/** Carries what is recorded out of the page as a structured clone, as the bridge to main does. */
function createCarrier() {
  const { port1, port2 } = new MessageChannel()
  const carried: unknown[] = []
  port2.onmessage = ({ data }) => carried.push(data)
  return { carry: (value: unknown) => port1.postMessage(value), carried }
}

function measureKeyToPaint(keyToPaintMs: number[]): void {
  const painted = new MessageChannel()
  const pressed: number[] = []
  painted.port2.onmessage = () => {
    const atMs = pressed.shift()
    if (atMs !== undefined) keyToPaintMs.push(performance.now() - atMs)
  }
  document.addEventListener(
    'keydown',
    (event) => {
      pressed.push(event.timeStamp)
      // A message that is posted in a frame is handled once that frame has been given to the compositor.
      requestAnimationFrame(() => painted.port1.postMessage(null))
    },
    { capture: true },
  )
}

export function start(recording: Recording, text: string): void {
  const host = document.createElement('div')
  document.body.append(host)
  const { carry, carried } = createCarrier()
  const splices: Splice[] = []
  const queue = createEditQueue({
    sendEdit: async (field, baseLength, batch) => {
      splices.push(...batch)
      carry({ field, baseLength, splices: batch })
      return { ok: true, value: { seq: splices.length } }
    },
    sendValue: async () => ({ ok: true, value: { seq: 0 } }),
    readRecorded: async () => ({ ok: true, values: {} }),
    onClosed: () => undefined,
    schedule: (run, delayMs) => void setTimeout(run, delayMs),
    onState: () => undefined,
  })
  const extensions = editorExtensions({
    isReadOnly: false,
    onEdit: recording === 'on' ? (made, before, after) => queue.edit('item.field', made, before, after) : null,
  })
  const view = mountEditor(host, EditorState.create({ doc: text, extensions }))
  view.dispatch({ selection: { anchor: Math.floor(text.length / 2) }, scrollIntoView: true })
  view.focus()
  if (recording === 'rrweb') record({ emit: carry })
  const keyToPaintMs: number[] = []
  measureKeyToPaint(keyToPaintMs)
  globalThis.bench = {
    splices,
    rrwebEvents: () => carried.map((event) => JSON.stringify(event)),
    keyToPaintMs,
  }
}

Object.assign(globalThis, { startBench: start })

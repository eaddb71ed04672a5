import type { EditorState } from '@codemirror/state'
import type { EditorView } from '@codemirror/view'
import { createStore } from 'zustand/vanilla'
import type { Args, Bridge, Channel, Reply } from '../../shared/ipc/contract.ts'
import type { AttemptView } from '../../shared/ipc/views.ts'
import type { FieldValue } from '../../shared/pack/response.ts'
import { createHeldClipboard } from '../assessment/clipboard/held-clipboard.ts'
import { createEditQueue } from '../assessment/editor/edit-queue.ts'
import { type ClientState, emptyState, holdsPart, withAttempt, withoutAttempt } from './state.ts'

/** The editors of an attempt's texts, by the key of their row in the field table. */
export interface Editors {
  /** How each editor was left, with its undo history. */
  readonly states: Map<string, EditorState>
  /** The ones on the screen. */
  readonly views: Map<string, EditorView>
  /** The one that had the focus last: where a quotation goes. */
  lastFocused: string | null
}

export interface ClientDeps {
  readonly bridge: Bridge
  readonly schedule: (run: () => void, delayMs: number) => void
}

/** Everything that the screens share: the store, the way to main, and the editors of this attempt. */
export function createClient({ bridge, schedule }: ClientDeps) {
  const store = createStore<ClientState>(() => emptyState)
  /** Asks main; a bridge that fails is a coded failure like any other. */
  const ask = async <C extends Channel>(channel: C, args: Args<C>): Promise<Reply<C>> => {
    try {
      return await bridge.ask(channel, args)
    } catch {
      return {
        ok: false,
        code: 'app/unexpected',
        message: 'The recording part of Candor did not answer. Restart Candor.',
      }
    }
  }
  const queue = createEditQueue({
    sendEdit: (field, baseLength, splices) => ask('attempt/edit', { field, baseLength, splices }),
    sendValue: (field, value) => ask('attempt/set', { field, value: copyOf(value) }),
    readRecorded: async () => {
      const attempt = store.getState().attempt
      if (!attempt) return { ok: false, code: 'attempt/none-open', message: 'No attempt is open.' }
      const reply = await ask('attempt/open', { attemptId: attempt.attemptId })
      return reply.ok ? { ok: true, values: reply.value.values } : reply
    },
    schedule,
    onClosed: (code, values) => reload(values, code),
    onState: (state) => store.setState({ queue: state }),
  })
  const clipboard = createHeldClipboard({
    ask,
    isHeld: () => {
      const { attempt, hold } = store.getState()
      return attempt?.phase === 'answering' && holdsPart(hold, 'clipboard')
    },
    onRefused: (hasInner) => store.setState({ refusedTransfer: { hasInner } }),
  })
  const editors: Editors = { states: new Map(), views: new Map(), lastFocused: null }
  /** Shows what is recorded instead of what the editors hold. */
  const reload = (values: ClientState['values'], code: string) => {
    editors.states.clear()
    store.setState(({ editing }) => ({ values, closedBy: code, editing: editing + 1 }))
  }

  return {
    store,
    ask,
    queue,
    clipboard,
    editors,
    listen: bridge.listen,
    take(attempt: AttemptView): void {
      if (store.getState().attempt?.attemptId !== attempt.attemptId) {
        editors.states.clear()
        editors.lastFocused = null
      }
      store.setState((state) => withAttempt(state, attempt))
    },
    /** Forgets the attempt that was open, so that the window holds nothing of it any more. */
    forget(): void {
      editors.states.clear()
      store.setState(withoutAttempt)
    },
    /** Shows a value at once and hands it to the queue. */
    setValue(field: string, value: FieldValue): void {
      store.setState((state) => ({ values: { ...state.values, [field]: value } }))
      queue.set(field, value)
    },
    /** Notes the text of an editor, whose edits went to the queue already. */
    noteText(field: string, text: string): void {
      if (store.getState().values[field] === text) return
      store.setState((state) => ({ values: { ...state.values, [field]: text }, refusedField: null }))
    },
  }
}

export type Client = ReturnType<typeof createClient>

/** A mutable copy, because the contract's types are written by the schema. */
function copyOf(value: FieldValue): Args<'attempt/set'>['value'] {
  return structuredClone(value)
}

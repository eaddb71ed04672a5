import type { Args, Bridge, Channel, Reply } from '../../shared/ipc/contract.ts'
import { createFakeMain, type FakeScript } from '../renderer/harness/fake-main.ts'

/**
 * What `bench:key-press` and `bench:item-switch` put in main's place: the harness's fake main, but edits cross as the
 * bridge carries them (a structured clone through a message port) and are answered when main would answer them, without
 * folding them and keeping them here: that work is another process's, and would be measured as the page's.
 */

/** Main's flush policy: an edit is durable at the 250 ms mark. */
const DURABLE_MS = 250

declare global {
  var fakeScript: FakeScript
  var benchEdits: { readonly sent: unknown[] }
}

const fake = createFakeMain(globalThis.fakeScript, { getItem: () => null, setItem: () => undefined })
const { port1, port2 } = new MessageChannel()
const sent: unknown[] = []
port2.onmessage = ({ data }) => sent.push(data)
globalThis.benchEdits = { sent }

let waiting: (() => void)[] = []
function durable(): Promise<void> {
  if (waiting.length === 0) {
    fake.announce('save/changed', { state: 'saving', savedWallMs: null })
    setTimeout(() => {
      const done = waiting
      waiting = []
      for (const answer of done) answer()
      fake.announce('save/changed', { state: 'saved', savedWallMs: Date.now() })
    }, DURABLE_MS)
  }
  return new Promise((resolve) => waiting.push(resolve))
}

async function ask<C extends Channel>(channel: C, args: Args<C>): Promise<Reply<C>> {
  if (channel !== 'attempt/edit') return fake.bridge.ask(channel, args)
  port1.postMessage(args)
  await durable()
  // The channel is the one whose value this is, which the compiler cannot see through the parameter.
  return { ok: true, value: { seq: sent.length } } as Reply<C>
}

Object.defineProperty(globalThis, 'candor', { value: { ask, listen: fake.bridge.listen } satisfies Bridge })

import { useState } from 'react'
import type { Args, Channel, Value } from '../../shared/ipc/contract.ts'
import { useClient } from './context.ts'
import type { Failure } from './state.ts'

/** One thing at a time that a screen asks main: whether it runs, and why it failed last. */
export function useAsk() {
  const client = useClient()
  const [isBusy, setBusy] = useState(false)
  const [failure, setFailure] = useState<Failure | null>(null)
  /** Asks, then hands the value on. @returns whether it went well. */
  const run = async <C extends Channel>(channel: C, args: Args<C>, then: (value: Value<C>) => unknown) => {
    setBusy(true)
    const reply = await client.ask(channel, args)
    setBusy(false)
    setFailure(reply.ok ? null : reply)
    if (reply.ok) await then(reply.value)
    return reply.ok
  }
  return { run, isBusy, failure }
}

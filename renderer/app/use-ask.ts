import { useCallback, useState } from 'react'
import type { Args, Channel, Value } from '../../shared/ipc/contract.ts'
import { useClient } from './context.ts'
import type { Failure } from './state.ts'

/** One thing at a time that a screen asks main: whether it runs, and why it failed last. */
export function useAsk() {
  const client = useClient()
  const [isBusy, setBusy] = useState(false)
  const [failure, setFailure] = useState<Failure | null>(null)
  /** Asks, then hands the value on. @returns whether it went well. */
  const run = useCallback(
    async <C extends Channel>(channel: C, args: Args<C>, then: (value: Value<C>) => unknown) => {
      setBusy(true)
      const reply = await client.ask(channel, args)
      setBusy(false)
      setFailure(reply.ok ? null : reply)
      if (reply.ok) await then(reply.value)
      return reply.ok
    },
    [client],
  )
  /** The same once everything that the window still holds is recorded; fails with the reason where it cannot be. */
  const runRecorded: typeof run = useCallback(
    async (channel, args, then) => {
      setBusy(true)
      setFailure(null)
      const behind = await client.queue.settled()
      if (behind === null) return run(channel, args, then)
      setBusy(false)
      setFailure(behind)
      return false
    },
    [client, run],
  )
  return { run, runRecorded, isBusy, failure }
}

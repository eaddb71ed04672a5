import { useClient } from '../app/context.ts'
import { useAsk } from '../app/use-ask.ts'

/** Starts and ends breaks; the clock that main answers with is shown at once. */
export function useBreak() {
  const client = useClient()
  const { run, isBusy, failure } = useAsk()
  const change = (channel: 'break/start' | 'break/end') => run(channel, null, (time) => client.store.setState({ time }))
  return { start: () => change('break/start'), end: () => change('break/end'), isBusy, failure }
}

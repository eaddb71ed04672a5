import { useNavigate } from '@tanstack/react-router'
import { useClient } from './context.ts'
import { useAsk } from './use-ask.ts'

/** Puts an attempt away that nothing more can be done with here, and starts at the first screen again. */
export function useLeave() {
  const client = useClient()
  const navigate = useNavigate()
  const { run, isBusy, failure } = useAsk()
  const leave = () =>
    run('attempt/leave', null, async () => {
      client.forget()
      const described = await client.ask('app/describe', null)
      if (described.ok) client.store.setState({ app: described.value })
      await navigate({ to: '/', replace: true })
    })
  return { leave, isBusy, failure }
}

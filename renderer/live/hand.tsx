import type { LiveView } from '../../shared/ipc/views.ts'
import { useClient } from '../app/context.ts'
import { useAsk } from '../app/use-ask.ts'
import { useWords } from '../i18n/use-words.ts'
import { Button } from '../ui/button.tsx'
import { FailureNotice } from '../ui/failure-notice.tsx'

/** Raises and lowers the hand, and says whether the server knows. */
export function Hand({ live: { isHandRaised, isHandTold } }: { readonly live: LiveView }) {
  const t = useWords('live')
  const client = useClient()
  const { run, isBusy, failure } = useAsk()
  const turn = () => run('live/hand', { isRaised: !isHandRaised }, (live) => client.store.setState({ live }))
  const raised = isHandTold ? 'hand.told' : 'hand.waiting'
  return (
    <div className="help-hand">
      <p role="status">{t(isHandRaised ? raised : 'hand.down')}</p>
      <Button isBusy={isBusy} onPress={() => void turn()}>
        {t(isHandRaised ? 'hand.lower' : 'hand.raise')}
      </Button>
      <FailureNotice failure={failure} safe={t('failureSafe')} />
    </div>
  )
}

import { useNavigate } from '@tanstack/react-router'
import { useClient, useClientState } from '../app/context.ts'
import { useAsk } from '../app/use-ask.ts'
import { useWords } from '../i18n/use-words.ts'
import { Button } from '../ui/button.tsx'
import { Dialog } from '../ui/dialog.tsx'
import { FailureNotice } from '../ui/failure-notice.tsx'

export interface DeleteDialogProps {
  readonly isOpen: boolean
  readonly onClose: () => void
}

/** Asks before an attempt is deleted for good, and says what goes and what stays. */
export function DeleteDialog({ isOpen, onClose }: DeleteDialogProps) {
  const t = useWords('deletion')
  const client = useClient()
  const navigate = useNavigate()
  const isSubmitted = useClientState((state) => state.attempt?.phase === 'submitted')
  const { run, isBusy, failure } = useAsk()
  const remove = () =>
    run('attempt/delete', null, async (deletion) => {
      client.forget()
      client.store.setState({ deletion })
      await navigate({ to: '/deleted', replace: true })
    })
  return (
    <Dialog
      isOpen={isOpen}
      onClose={onClose}
      title={t('dialog.title')}
      actions={
        <>
          <Button onPress={onClose} autoFocus>
            {t('dialog.keep')}
          </Button>
          <Button tone="danger" isBusy={isBusy} onPress={() => void remove()}>
            {t('dialog.delete')}
          </Button>
        </>
      }
    >
      <p>{t('dialog.goes')}</p>
      <p>{t('dialog.stays')}</p>
      {isSubmitted ? <p>{t('dialog.submitted')}</p> : null}
      <FailureNotice failure={failure} safe={t('dialog.failureSafe')} />
    </Dialog>
  )
}

import { useState } from 'react'
import type { IntakeView } from '../../shared/ipc/intake-views.ts'
import { useAsk } from '../app/use-ask.ts'
import { useWords } from '../i18n/use-words.ts'
import { Button } from '../ui/button.tsx'
import { Dialog } from '../ui/dialog.tsx'
import { FailureNotice } from '../ui/failure-notice.tsx'

/** The way to delete the conversation, after a question that says what that does and does not do. */
export function DeleteIntake({ onView }: { readonly onView: (view: IntakeView) => void }) {
  const t = useWords('intake')
  const [isOpen, setOpen] = useState(false)
  const { run, isBusy, failure } = useAsk()
  const close = () => setOpen(false)
  return (
    <div>
      <Button tone="quiet" onPress={() => setOpen(true)}>
        {t('delete.open')}
      </Button>
      <Dialog
        isOpen={isOpen}
        onClose={close}
        title={t('delete.title')}
        actions={
          <>
            <Button autoFocus onPress={close}>
              {t('delete.cancel')}
            </Button>
            <Button tone="danger" isBusy={isBusy} onPress={() => void run('intake/delete', null, onView)}>
              {t('delete.confirm')}
            </Button>
          </>
        }
      >
        <p>{t('delete.words')}</p>
        <FailureNotice failure={failure} safe={t('failureSafe')} />
      </Dialog>
    </div>
  )
}

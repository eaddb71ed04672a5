import { useState } from 'react'
import { useClient, useClientState } from '../app/context.ts'
import { useFormats, useWords } from '../i18n/use-words.ts'
import { Button } from '../ui/button.tsx'
import { Dialog } from '../ui/dialog.tsx'
import { Notice } from '../ui/notice.tsx'
import { ReasonForm } from './reason-form.tsx'
import { sayNoticed } from './say-noticed.ts'

/** What the policy wants the candidate to know, and the reasons that may be given now or later. */
export function ReasonNotices() {
  return (
    <>
      <ToldNotice />
      <AskedNotice />
    </>
  )
}

function ToldNotice() {
  const t = useWords('reasons')
  const formats = useFormats()
  const client = useClient()
  const told = useClientState((state) => state.told)
  if (told === null) return null
  return (
    <Notice
      tone="plain"
      announce="status"
      happened={sayNoticed(t, formats, told)}
      safe={t('told.safe')}
      action={
        <Button tone="quiet" onPress={() => client.store.setState({ told: null })}>
          {t('told.understood')}
        </Button>
      }
    />
  )
}

function AskedNotice() {
  const t = useWords('reasons')
  const formats = useFormats()
  const client = useClient()
  const asked = useClientState((state) => state.asked)
  const isLater = useClientState((state) => state.isAskedLater)
  const [isOpen, setOpen] = useState(false)
  const [first] = asked
  if (first === undefined) return null
  const close = () => setOpen(false)
  const answer = (
    <Button tone={isLater ? 'quiet' : 'secondary'} onPress={() => setOpen(true)}>
      {t('asked.answer')}
    </Button>
  )
  return (
    <>
      {isLater ? (
        <p className="reasons-later soft small">
          {t('asked.open', { count: asked.length })} {answer}
        </p>
      ) : (
        <Notice
          tone="plain"
          announce="status"
          happened={sayNoticed(t, formats, first)}
          safe={t('told.safe')}
          next={t('asked.next')}
          action={
            <>
              {answer}
              <Button tone="quiet" onPress={() => client.store.setState({ isAskedLater: true })}>
                {t('asked.later')}
              </Button>
            </>
          }
        />
      )}
      <Dialog
        isOpen={isOpen}
        onClose={close}
        title={t('dialog.title')}
        actions={
          <Button tone="quiet" onPress={close}>
            {t('cancel')}
          </Button>
        }
      >
        <p>{sayNoticed(t, formats, first)}</p>
        <ReasonForm key={first.seq} asked={first} onGiven={close} />
      </Dialog>
    </>
  )
}

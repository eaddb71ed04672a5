import { useNavigate } from '@tanstack/react-router'
import { useState } from 'react'
import type { RetakeView } from '../../shared/ipc/views.ts'
import { useClient, useClientState } from '../app/context.ts'
import { useAsk } from '../app/use-ask.ts'
import { DeleteDialog } from '../deletion/delete-dialog.tsx'
import { useFormats, useWords } from '../i18n/use-words.ts'
import { Button } from '../ui/button.tsx'
import { FailureNotice } from '../ui/failure-notice.tsx'
import { Notice } from '../ui/notice.tsx'

/** What may come after a submitted attempt: its results, another attempt, deleting this one. Only what policy allows. */
export function After() {
  const t = useWords('submit')
  const navigate = useNavigate()
  const policy = useClientState((state) => state.attempt?.policy)
  const [isDeleting, setDeleting] = useState(false)
  if (policy === undefined) return null
  return (
    <section className="page-section" aria-labelledby="after">
      <h2 id="after">{t('after.title')}</h2>
      <div className="button-row">
        <Button onPress={() => void navigate({ to: '/record' })}>{t('after.record')}</Button>
        {policy.results === 'nothing' ? null : (
          <Button onPress={() => void navigate({ to: '/results' })}>{t('after.results')}</Button>
        )}
        {policy.deletion === 'always' ? (
          <Button tone="quiet" onPress={() => setDeleting(true)}>
            {t('after.delete')}
          </Button>
        ) : null}
      </div>
      {policy.retake.attempts > 1 ? <Retake /> : null}
      <DeleteDialog isOpen={isDeleting} onClose={() => setDeleting(false)} />
    </section>
  )
}

/** Asks whether the invitation allows another attempt, and begins it with the same invitation. */
function Retake() {
  const t = useWords('submit')
  const client = useClient()
  const navigate = useNavigate()
  const asking = useAsk()
  const [offer, setOffer] = useState<RetakeView | null>(null)
  const ask = () => asking.run('attempt/retake', null, setOffer)
  const begin = async () => {
    if (offer === null) return
    await asking.run('attempt/leave', null, async () => {
      client.forget()
      await asking.run('invitation/look', { code: offer.invitationCode, server: null }, async (invitation) => {
        client.store.setState({ invitation })
        await navigate({ to: '/who', replace: true })
      })
    })
  }
  return (
    <>
      <RetakeWords offer={offer} />
      <FailureNotice failure={asking.failure} />
      <div className="button-row">
        {offer?.isAllowed ? (
          <Button isBusy={asking.isBusy} onPress={() => void begin()}>
            {t('after.retakeBegin')}
          </Button>
        ) : (
          <Button isBusy={asking.isBusy} onPress={() => void ask()}>
            {t('after.retakeAsk')}
          </Button>
        )}
      </div>
    </>
  )
}

function RetakeWords({ offer }: { readonly offer: RetakeView | null }) {
  const t = useWords('submit')
  const { fullTime } = useFormats()
  if (offer === null) return <p className="soft">{t('after.retakeExplain')}</p>
  if (offer.isAllowed)
    return (
      <Notice
        tone="good"
        announce="status"
        happened={t('after.retakeAllowed', { number: offer.attemptNumber + 1, count: offer.attemptsAllowed })}
        next={t('after.retakeForm')}
      />
    )
  return (
    <Notice
      tone="plain"
      announce="status"
      happened={
        offer.fromWallMs === null ? t('after.retakeNone') : t('after.retakeFrom', { time: fullTime(offer.fromWallMs) })
      }
    />
  )
}

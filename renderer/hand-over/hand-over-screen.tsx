import { useNavigate } from '@tanstack/react-router'
import { useClient, useClientState } from '../app/context.ts'
import { Page } from '../app/page.tsx'
import { useAsk } from '../app/use-ask.ts'
import { useLeave } from '../app/use-leave.ts'
import { useFormats, useWords } from '../i18n/use-words.ts'
import { Button } from '../ui/button.tsx'
import { FailureNotice } from '../ui/failure-notice.tsx'
import { Notice } from '../ui/notice.tsx'
import './hand-over.css'

/** Gives the attempt to another device: what happens first, then the code. Until the code is used it can be taken back. */
export function HandOverScreen() {
  const t = useWords('handOver')
  const { fullTime } = useFormats()
  const client = useClient()
  const navigate = useNavigate()
  const offer = useClientState((state) => state.handOver)
  const isHandedOver = useClientState((state) => state.attempt?.isHandedOver === true)
  const making = useAsk()
  const taking = useAsk()
  const leaving = useLeave()
  // What the window still holds must be recorded before the device gives the attempt away.
  const make = () =>
    making.runRecorded('hand-over/offer', null, (handOver) =>
      client.store.setState(({ attempt }) => ({ handOver, attempt: attempt && { ...attempt, isHandedOver: true } })),
    )
  const takeBack = () =>
    taking.run('hand-over/cancel', null, (attempt) => {
      client.take(attempt)
      client.store.setState({ handOver: null })
      return navigate({ to: '/lobby', replace: true })
    })
  if (isHandedOver)
    return (
      <Page title={t('given.title')} lead={t(offer ? 'given.lead' : 'given.leadWithoutCode')}>
        {offer ? (
          <>
            <p className="hand-over-code mono">
              <span className="visually-hidden">{t('given.code')}: </span>
              {offer.code}
            </p>
            <p className="soft">{t('given.until', { time: fullTime(offer.expiresWallMs) })}</p>
            <ol className="plain-list">
              <li>{t('given.step1')}</li>
              <li>{t('given.step2')}</li>
              <li>{t('given.step3')}</li>
            </ol>
          </>
        ) : null}
        <Notice tone="plain" happened={t('given.once')} safe={t('given.safe')} />
        <p className="soft">{t('given.leaveWords')}</p>
        <FailureNotice failure={taking.failure ?? leaving.failure} safe={t('given.safe')} />
        <div className="page-actions">
          <Button isBusy={taking.isBusy} onPress={() => void takeBack()}>
            {t('given.takeBack')}
          </Button>
          <Button tone="quiet" isBusy={leaving.isBusy} onPress={() => void leaving.leave()}>
            {t('given.leave')}
          </Button>
        </div>
      </Page>
    )
  return (
    <Page title={t('offer.title')} lead={t('offer.lead')}>
      <ul className="plain-list">
        <li>{t('offer.sent')}</li>
        <li>{t('offer.recorded')}</li>
        <li>{t('offer.locked')}</li>
      </ul>
      <FailureNotice failure={making.failure} safe={t('offer.failureSafe')} />
      <div className="page-actions">
        <Button onPress={() => void navigate({ to: '/lobby' })}>{t('offer.back')}</Button>
        <Button tone="primary" isBusy={making.isBusy} onPress={() => void make()}>
          {t('offer.make')}
        </Button>
      </div>
    </Page>
  )
}

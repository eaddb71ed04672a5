import { useNavigate } from '@tanstack/react-router'
import { type ReactNode, useState } from 'react'
import { useClient, useClientState } from '../app/context.ts'
import { useBreak } from '../clock/use-break.ts'
import { DeleteDialog } from '../deletion/delete-dialog.tsx'
import { useFormats, useWords } from '../i18n/use-words.ts'
import { Button } from '../ui/button.tsx'
import { FailureNotice } from '../ui/failure-notice.tsx'

/** The way to the candidate's own record. */
export function WayToRecord() {
  const t = useWords('lobby')
  const navigate = useNavigate()
  return (
    <section className="page-section" aria-labelledby="lobby-record">
      <h2 id="lobby-record">{t('record.title')}</h2>
      <ul className="ways">
        <Way
          title={t('record.see')}
          words={t('record.words')}
          action={<Button onPress={() => void navigate({ to: '/record' })}>{t('record.do')}</Button>}
        />
      </ul>
    </section>
  )
}

/** Ways to stop for now: a break, leaving, another device, deleting. Each says what becomes of clock and answers. */
export function Ways() {
  const t = useWords('lobby')
  const { duration } = useFormats()
  const navigate = useNavigate()
  const time = useClientState((state) => state.time)
  const policy = useClientState((state) => state.attempt?.policy)
  const client = useClient()
  const pause = useBreak()
  const [isDeleting, setDeleting] = useState(false)
  return (
    <section className="page-section" aria-labelledby="lobby-ways">
      <h2 id="lobby-ways">{t('ways.title')}</h2>
      <ul className="ways">
        {time !== null && time.breaks.left > 0 ? (
          <Way
            title={t('ways.break')}
            words={t('ways.breakWords', {
              count: time.breaks.left,
              minutes: duration(time.breaks.minutes * 60_000),
            })}
            action={
              <Button isBusy={pause.isBusy} onPress={() => void pause.start()}>
                {t('ways.breakDo')}
              </Button>
            }
          />
        ) : null}
        <Way
          title={t('ways.leave')}
          words={t(policy?.time?.whileAway === 'runs' ? 'ways.leaveRuns' : 'ways.leaveStops')}
          action={<Button onPress={() => void client.ask('app/quit', null)}>{t('ways.leaveDo')}</Button>}
        />
        <Way
          title={t('ways.device')}
          words={t('ways.deviceWords')}
          action={<Button onPress={() => void navigate({ to: '/hand-over' })}>{t('ways.deviceDo')}</Button>}
        />
        {policy?.deletion === 'never' ? null : (
          <Way
            title={t('ways.delete')}
            words={t('ways.deleteWords')}
            action={
              <Button tone="quiet" onPress={() => setDeleting(true)}>
                {t('ways.deleteDo')}
              </Button>
            }
          />
        )}
      </ul>
      <FailureNotice failure={pause.failure} />
      <DeleteDialog isOpen={isDeleting} onClose={() => setDeleting(false)} />
    </section>
  )
}

interface WayProps {
  readonly title: string
  readonly words: string
  readonly action: ReactNode
}

function Way({ title, words, action }: WayProps) {
  return (
    <li className="way">
      <div className="way-words">
        <p className="way-title">{title}</p>
        <p className="soft small">{words}</p>
      </div>
      {action}
    </li>
  )
}

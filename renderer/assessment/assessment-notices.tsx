import { useClient, useClientState } from '../app/context.ts'
import { HoldNotices } from '../hold/hold-notices.tsx'
import { useFailureWords } from '../i18n/failure-words.ts'
import { useFormats, useWords } from '../i18n/use-words.ts'
import { ReasonNotices } from '../reasons/reason-notices.tsx'
import { Button } from '../ui/button.tsx'
import { Notice } from '../ui/notice.tsx'

/** What the candidate must know beside the item, the most urgent first; nothing at all on a good day. */
export function AssessmentNotices() {
  return (
    <div className="assessment-notices">
      <StorageNotice />
      <RecordingNotice />
      <SendingNotice />
      <HoldNotices />
      <ReasonNotices />
      <InterruptionNotice />
    </div>
  )
}

function StorageNotice() {
  const t = useWords('assessment')
  const say = useFailureWords()
  const { clockTime } = useFormats()
  const save = useClientState((state) => state.save)
  if (save.state !== 'failed') return null
  return (
    <Notice
      tone="problem"
      announce="alert"
      happened={say(save)}
      safe={
        save.savedWallMs === null ? t('storage.safe') : t('storage.safeUntil', { time: clockTime(save.savedWallMs) })
      }
      next={t('storage.next')}
      code={save.code}
    />
  )
}

function RecordingNotice() {
  const t = useWords('assessment')
  const failure = useClientState((state) => state.queue.failure)
  const hasStorageNotice = useClientState((state) => state.save.state === 'failed')
  if (!failure || hasStorageNotice) return null
  return (
    <Notice
      tone="problem"
      announce="alert"
      happened={t('recording.happened')}
      safe={t('recording.safe')}
      next={t('recording.next')}
      code={failure.code}
    />
  )
}

function SendingNotice() {
  const t = useWords('assessment')
  const say = useFailureWords()
  const client = useClient()
  const isOnline = useClientState((state) => state.isOnline)
  const sync = useClientState((state) => state.sync)
  // While something is not saved here, that comes first, and "saved on this device" would not be true.
  const isBehind = useClientState((state) => state.save.state === 'failed' || state.queue.failure !== null)
  if (isBehind) return null
  if (sync.state === 'stopped')
    return (
      <Notice
        tone="caution"
        announce="status"
        happened={say({ code: sync.code, message: sync.detail ?? t('sending.stopped') })}
        safe={t('sending.stoppedSafe')}
        next={t('sending.stoppedNext')}
        code={sync.code}
      />
    )
  if (isOnline && !(sync.state === 'waiting' && sync.code !== null)) return null
  return (
    <Notice
      tone="plain"
      announce="status"
      happened={isOnline ? t('sending.unreachable') : t('sending.offline')}
      safe={t('sending.waitingSafe')}
      next={t('sending.waitingNext')}
      action={
        <Button tone="quiet" onPress={() => void client.ask('sync/now', null)}>
          {t('sending.tryNow')}
        </Button>
      }
    />
  )
}

function InterruptionNotice() {
  const t = useWords('assessment')
  const { clockTime, duration } = useFormats()
  const client = useClient()
  const interruption = useClientState((state) => state.attempt?.interruption ?? null)
  const isRead = useClientState((state) => state.isInterruptionRead)
  if (!interruption || isRead) return null
  const { stoppedWallMs, resumedWallMs } = interruption
  return (
    <Notice
      tone="plain"
      announce="status"
      happened={t('interruption.happened', { stopped: clockTime(stoppedWallMs), resumed: clockTime(resumedWallMs) })}
      safe={t('interruption.safe', { lasted: duration(resumedWallMs - stoppedWallMs) })}
      action={
        <Button tone="quiet" onPress={() => client.store.setState({ isInterruptionRead: true })}>
          {t('interruption.understood')}
        </Button>
      }
    />
  )
}

import { useClient, useClientState } from '../app/context.ts'
import { useFailureWords } from '../i18n/failure-words.ts'
import { useFormats, useWords } from '../i18n/use-words.ts'
import { Button } from '../ui/button.tsx'
import { Notice } from '../ui/notice.tsx'
import { useNow } from '../ui/use-now.ts'

/** Whether the server holds the sealed record; until it does, that it is safe here and when it will be sent. */
export function SentNotice() {
  const t = useWords('submit')
  const say = useFailureWords()
  const { bytes, duration, fullTime } = useFormats()
  const client = useClient()
  const sync = useClientState((state) => state.sync)
  const receipt = useClientState((state) => state.receipt)
  const now = useNow(1_000)
  if (sync.state === 'sent' || (receipt?.serverTimeMs ?? null) !== null)
    return (
      <Notice
        tone="good"
        announce="status"
        happened={t('sent.happened')}
        {...(receipt?.serverTimeMs ? { safe: t('sent.signed', { time: fullTime(receipt.serverTimeMs) }) } : {})}
        next={t('sent.next')}
      />
    )
  if (sync.state === 'stopped')
    return (
      <Notice
        tone="caution"
        announce="status"
        happened={say({ code: sync.code, message: sync.detail ?? t('stopped.happened') })}
        safe={t('stopped.safe')}
        next={t('stopped.next')}
        code={sync.code}
      />
    )
  return (
    <Notice
      tone="plain"
      announce="status"
      happened={t('waiting.happened', { amount: bytes(sync.pendingBytes) })}
      safe={t('waiting.safe')}
      next={
        sync.nextTryWallMs === null
          ? t('waiting.nextSoon')
          : t('waiting.nextIn', { delay: duration(sync.nextTryWallMs - now) })
      }
      action={
        <Button tone="quiet" onPress={() => void client.ask('sync/now', null)}>
          {t('waiting.sendNow')}
        </Button>
      }
    />
  )
}

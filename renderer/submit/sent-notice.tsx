import { useClient, useClientState } from '../app/context.ts'
import { Button } from '../ui/button.tsx'
import { Notice } from '../ui/notice.tsx'
import { bytesInWords, duration, fullTime } from '../ui/times.ts'
import { useNow } from '../ui/use-now.ts'

/** Whether the server holds the sealed record; until it does, that it is safe here and when it will be sent. */
export function SentNotice() {
  const client = useClient()
  const sync = useClientState((state) => state.sync)
  const receipt = useClientState((state) => state.receipt)
  const now = useNow(1_000)
  if (sync.state === 'sent' || (receipt?.serverTimeMs ?? null) !== null)
    return (
      <Notice
        tone="good"
        announce="status"
        happened="The server holds the whole record and has signed for it."
        {...(receipt?.serverTimeMs ? { safe: `Signed ${fullTime(receipt.serverTimeMs)}.` } : {})}
        next="You can close Candor."
      />
    )
  if (sync.state === 'stopped')
    return (
      <Notice
        tone="caution"
        announce="status"
        happened={sync.detail ?? 'Sending stopped.'}
        safe="The sealed record is safe on this device."
        next="Save the sealed file and hand it to whoever invited you."
        code={sync.code}
      />
    )
  const next =
    sync.nextTryWallMs === null ? 'as soon as the network allows' : `in ${duration(sync.nextTryWallMs - now)}`
  return (
    <Notice
      tone="plain"
      announce="status"
      happened={`Not sent yet: ${bytesInWords(sync.pendingBytes)} wait on this device.`}
      safe="The sealed record is safe here, also when you close Candor or switch the computer off."
      next={`It will be sent ${next}. You can also save the sealed file and hand it over.`}
      action={
        <Button tone="quiet" onPress={() => void client.ask('sync/now', null)}>
          Send now
        </Button>
      }
    />
  )
}

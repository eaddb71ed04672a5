import { useClient, useClientState } from '../app/context.ts'
import { Button } from '../ui/button.tsx'
import { Notice } from '../ui/notice.tsx'
import { clockTime, duration } from '../ui/times.ts'

/** What the candidate must know beside the item, the most urgent first; nothing at all on a good day. */
export function AssessmentNotices() {
  return (
    <div className="assessment-notices">
      <StorageNotice />
      <RecordingNotice />
      <SendingNotice />
      <InterruptionNotice />
    </div>
  )
}

function StorageNotice() {
  const save = useClientState((state) => state.save)
  if (save.state !== 'failed') return null
  const until = save.savedWallMs === null ? '' : `What was saved until ${clockTime(save.savedWallMs)} is safe. `
  return (
    <Notice
      tone="problem"
      announce="alert"
      happened={save.message}
      safe={`${until}What you wrote since is in this window only.`}
      next="Do not close Candor. Free some space on this device; Candor tries again by itself."
      code={save.code}
    />
  )
}

function RecordingNotice() {
  const failure = useClientState((state) => state.queue.failure)
  const hasStorageNotice = useClientState((state) => state.save.state === 'failed')
  if (!failure || hasStorageNotice) return null
  return (
    <Notice
      tone="problem"
      announce="alert"
      happened="Your last changes are not recorded yet."
      safe="They are in this window. Everything before them is saved on this device."
      next="Do not close Candor; it tries again by itself every few seconds."
      code={failure.code}
    />
  )
}

function SendingNotice() {
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
        happened={sync.detail ?? 'Sending to the server stopped.'}
        safe="Everything you write is saved on this device."
        next="You can go on and submit. Candor lets you hand over the sealed file at the end."
        code={sync.code}
      />
    )
  if (isOnline && !(sync.state === 'waiting' && sync.code !== null)) return null
  return (
    <Notice
      tone="plain"
      announce="status"
      happened={isOnline ? 'The server cannot be reached.' : 'This computer is offline.'}
      safe="Everything you write is saved on this device. You can go on working."
      next="Sending continues when the network is back."
      action={
        <Button tone="quiet" onPress={() => void client.ask('sync/now', null)}>
          Try now
        </Button>
      }
    />
  )
}

function InterruptionNotice() {
  const client = useClient()
  const interruption = useClientState((state) => state.attempt?.interruption ?? null)
  const isRead = useClientState((state) => state.isInterruptionRead)
  if (!interruption || isRead) return null
  const { stoppedWallMs, resumedWallMs } = interruption
  const lasted = duration(resumedWallMs - stoppedWallMs)
  return (
    <Notice
      tone="plain"
      announce="status"
      happened={`The client stopped unexpectedly at ${clockTime(stoppedWallMs)} and was opened again at ${clockTime(resumedWallMs)}.`}
      safe={`Everything that was shown as saved is here. The ${lasted} between is recorded as an interruption and is not held against you.`}
      action={
        <Button tone="quiet" onPress={() => client.store.setState({ isInterruptionRead: true })}>
          Understood
        </Button>
      }
    />
  )
}

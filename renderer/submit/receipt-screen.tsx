import { useNavigate } from '@tanstack/react-router'
import { useState } from 'react'
import { useClient, useClientState } from '../app/context.ts'
import { Page } from '../app/page.tsx'
import { Button } from '../ui/button.tsx'
import { Notice } from '../ui/notice.tsx'
import { fullTime } from '../ui/times.ts'
import { Digest } from './digest.tsx'
import { SentNotice } from './sent-notice.tsx'
import '../consent/facts.css'
import './submit.css'

/** After submission: what was sealed, where it is, and how to check it later. */
export function ReceiptScreen() {
  const client = useClient()
  const navigate = useNavigate()
  const attempt = useClientState((state) => state.attempt)
  const receipt = useClientState((state) => state.receipt)
  const saving = useSaveSealed()
  if (!attempt || !receipt) return null
  const leave = async () => {
    await client.ask('attempt/leave', null)
    client.store.setState({ attempt: null, receipt: null, invitation: null, values: {} })
    const described = await client.ask('app/describe', null)
    if (described.ok) client.store.setState({ app: described.value })
    await navigate({ to: '/', replace: true })
  }
  return (
    <Page
      step={5}
      title="Submitted and sealed"
      lead={`Your answers for ${attempt.assessment} can no longer be changed, by you or by anyone else.`}
    >
      <SentNotice />
      <dl className="facts">
        <div className="fact">
          <dt>Sealed</dt>
          <dd>
            <time>{fullTime(receipt.sealedWallMs)}</time>
          </dd>
        </div>
        <div className="fact">
          <dt>Record</dt>
          <dd className="figures">{receipt.events.toLocaleString()} events</dd>
        </div>
        <div className="fact">
          <dt>Asked by</dt>
          <dd>
            {attempt.organisation}, {attempt.project}
          </dd>
        </div>
        <div className="fact fact-tall">
          <dt>Fingerprint</dt>
          <dd>
            <Digest digest={receipt.headDigest} />
            <p className="soft small">
              This number stands for every event in the record. Note it, or save the sealed file: whoever holds either
              can check later that nothing was changed.
            </p>
          </dd>
        </div>
      </dl>
      {saving.path ? (
        <Notice tone="good" announce="status" happened="The sealed file was saved." safe={saving.path} />
      ) : null}
      {saving.failure ? (
        <Notice
          tone="problem"
          announce="alert"
          happened={saving.failure.message}
          safe="The sealed record is unchanged."
          next="Choose another place and save again."
          code={saving.failure.code}
        />
      ) : null}
      <div className="page-actions">
        <Button isBusy={saving.isBusy} onPress={() => void saving.save()}>
          Save the sealed file
        </Button>
        <Button tone="primary" onPress={() => void leave()}>
          Close this attempt
        </Button>
      </div>
    </Page>
  )
}

function useSaveSealed() {
  const client = useClient()
  const [isBusy, setBusy] = useState(false)
  const [path, setPath] = useState<string | null>(null)
  const [failure, setFailure] = useState<{ code: string; message: string } | null>(null)
  const save = async () => {
    setBusy(true)
    const reply = await client.ask('attempt/save-sealed', null)
    setBusy(false)
    setFailure(reply.ok ? null : reply)
    if (reply.ok) setPath(reply.value.path)
  }
  return { isBusy, path, failure, save }
}

import { useCallback, useState } from 'react'
import type { BlindReview } from '../../../shared/api/blind.ts'
import { listItems } from '../../../shared/pack/pack.ts'
import { Button } from '../../ui/button.tsx'
import { Dialog } from '../../ui/dialog.tsx'
import { Notice } from '../../ui/notice.tsx'
import { Skeleton } from '../../ui/skeleton.tsx'
import { useReview } from '../context.ts'
import { sayProblem } from '../review-client.ts'
import { TopBar } from '../top-bar.tsx'
import { useLoaded } from '../use-loaded.ts'
import { BlindItem } from './blind-item.tsx'
import '../attempt/attempt.css'
import '../desk/desk.css'
import './blind.css'

/** Rates an attempt without knowing who, how, or what anybody else thinks (docs/spec/review.md, RV8 to RV10). */
export function BlindScreen({ attemptId }: { readonly attemptId: string }) {
  const [hasBegun, setBegun] = useState(false)
  return (
    <>
      <TopBar>
        <h1 className="blind-title">Blind rating</h1>
      </TopBar>
      {hasBegun ? <Running attemptId={attemptId} /> : <Invitation onBegin={() => setBegun(true)} />}
    </>
  )
}

function Invitation({ onBegin }: { readonly onBegin: () => void }) {
  const { places } = useReview()
  return (
    <main className="page blind-invitation">
      <h2>Rate this attempt without knowing who wrote it</h2>
      <p>
        You will see the items and the responses, and nothing else: no name, no ratings, no findings, no notes. The
        server does not send them to you until you have rated every item, or stop. Then your ratings count and stay as
        they are, and the attempt opens.
      </p>
      <p className="soft">
        That you began is written down. Beginning again after you have seen the attempt is not possible.
      </p>
      <div className="form-actions">
        <Button tone="primary" onPress={onBegin}>
          Begin
        </Button>
        <a href={places.attempts()}>Not now</a>
      </div>
    </main>
  )
}

function Running({ attemptId }: { readonly attemptId: string }) {
  const { client, places } = useReview()
  const load = useCallback(() => client.startBlind(attemptId), [client, attemptId])
  const loaded = useLoaded(load, () => null)
  const [changed, setChanged] = useState<BlindReview | null>(null)
  if (loaded.state === 'loading')
    return (
      <main className="page">
        <Skeleton label="Loading the responses" lines={8} />
      </main>
    )
  if (loaded.state === 'failed') {
    const { code, message } = sayProblem(loaded.failure)
    return (
      <main className="page">
        <Notice
          tone={code === 'review/not-blind' ? 'caution' : 'problem'}
          happened={message}
          next={<a href={places.attempts()}>Back to the attempts</a>}
          code={code}
          announce="alert"
          action={code === 'review/not-blind' ? null : <Button onPress={loaded.retry}>Try again</Button>}
        />
      </main>
    )
  }
  const blind = changed ?? loaded.value
  return blind.endedMs === null ? <Items blind={blind} onChange={setChanged} /> : <Ended blind={blind} />
}

function Ended({ blind }: { readonly blind: BlindReview }) {
  const { places } = useReview()
  const all = listItems(blind.pack).length
  return (
    <main className="page blind-invitation">
      <Notice
        tone="good"
        happened={`Your blind rating is finished: ${blind.own.length} of ${all} items rated.`}
        safe="Your ratings count now and stay as you gave them."
        announce="status"
      />
      <div className="form-actions">
        <a className="button button-primary" href={places.attempt(blind.attemptId)}>
          See the attempt and how far you agree
        </a>
      </div>
    </main>
  )
}

interface ItemsProps {
  readonly blind: BlindReview
  readonly onChange: (blind: BlindReview) => void
}

function Items({ blind, onChange }: ItemsProps) {
  const items = listItems(blind.pack)
  const [current, setCurrent] = useState(items.find(({ id }) => !blind.own.some(({ item }) => item === id))?.id ?? '')
  const item = items.find(({ id }) => id === current) ?? items[0]
  const rated = new Map(blind.own.map((one) => [one.item, one]))
  const rateNext = (next: BlindReview) => {
    onChange(next)
    const open = items.find(({ id }) => !next.own.some((one) => one.item === id))
    if (open !== undefined) setCurrent(open.id)
  }
  return (
    <main className="attempt-columns blind">
      <nav className="item-nav" aria-label="Items">
        <p className="small figures" role="status">
          {rated.size} of {items.length} rated
        </p>
        <ul>
          {items.map(({ id, title }) => (
            <li key={id}>
              <button
                type="button"
                className="item-link"
                aria-current={id === item?.id ? 'true' : undefined}
                onClick={() => setCurrent(id)}
              >
                <span className="item-link-title">{title}</span>
                <span className="item-link-score figures">
                  <span className="visually-hidden">Your rating </span>
                  {rated.get(id)?.score ?? '–'}
                </span>
              </button>
            </li>
          ))}
        </ul>
        <Stop blind={blind} onChange={onChange} />
      </nav>
      {item === undefined ? null : (
        <BlindItem
          key={item.id}
          blind={blind}
          item={item}
          own={rated.get(item.id) ?? null}
          isLast={rated.size === items.length - 1 && !rated.has(item.id)}
          onRated={rateNext}
        />
      )}
    </main>
  )
}

function Stop({ blind, onChange }: ItemsProps) {
  const { client } = useReview()
  const [isAsking, setAsking] = useState(false)
  const [isBusy, setBusy] = useState(false)
  const [problem, setProblem] = useState<string | null>(null)
  const stop = async () => {
    setBusy(true)
    try {
      onChange(await client.endBlind(blind.attemptId))
    } catch (cause) {
      setProblem(sayProblem(cause).message)
    } finally {
      setBusy(false)
    }
  }
  return (
    <>
      <Button tone="quiet" onPress={() => setAsking(true)}>
        Stop rating blind
      </Button>
      <Dialog
        isOpen={isAsking}
        onClose={() => setAsking(false)}
        title="Stop rating this attempt blind?"
        actions={
          <>
            <Button onPress={() => setAsking(false)}>Go on</Button>
            <Button tone="primary" isBusy={isBusy} onPress={() => void stop()}>
              Stop
            </Button>
          </>
        }
      >
        <p>
          What you rated so far counts and stays. The other items get no blind rating from you, and you cannot begin
          again, because the attempt opens.
        </p>
        {problem === null ? null : <p role="alert">{problem}</p>}
      </Dialog>
    </>
  )
}

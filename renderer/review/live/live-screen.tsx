import { useEffect, useRef } from 'react'
import { Button } from '../../ui/button.tsx'
import { Skeleton } from '../../ui/skeleton.tsx'
import { useReview } from '../context.ts'
import { clockSecond, fullTime } from '../times.ts'
import { TopBar } from '../top-bar.tsx'
import { countLive } from './arrange-live.ts'
import { AskingState } from './asking-state.tsx'
import { LiveAttempts } from './live-attempts.tsx'
import { rowId } from './live-row.tsx'
import { Thread } from './thread.tsx'
import { useNews } from './use-news.ts'
import { usePolled } from './use-polled.ts'
import '../attempts/attempts.css'
import './live.css'

/** The live view (docs/spec/live.md): which attempts run, how fresh that is, and what candidates ask; never any content. */
export function LiveScreen({ attemptId }: { readonly attemptId: string | null }) {
  const { client } = useReview()
  const asking = usePolled(client.live)
  const list = asking.value
  const { told, hasSound, toggleSound } = useNews(list?.attempts ?? null)
  useFocusOfThread(attemptId)
  const counts = list === null ? null : countLive(list.attempts, list.nowMs)
  const waiting = (counts?.hands ?? 0) + (counts?.unanswered ?? 0)
  useEffect(() => {
    document.title = `${waiting === 0 ? '' : `(${waiting}) `}Live · Candor review`
    return () => {
      document.title = 'Candor review'
    }
  }, [waiting])
  const open = list?.attempts.find((attempt) => attempt.attemptId === attemptId) ?? null
  return (
    <>
      <TopBar />
      <p className="visually-hidden" role="status">
        <span key={told.number}>{told.words}</span>
      </p>
      <div className="live" data-open={attemptId !== null}>
        <main className="live-main">
          <div className="live-heading">
            <h1>Live</h1>
            <Button tone="quiet" isPressed={hasSound} onPress={toggleSound}>
              Sound {hasSound ? 'on' : 'off'}
            </Button>
          </div>
          <p className="soft live-lead">
            Attempts in progress: when each was heard of, and what could be seen. No answers are shown, and nothing
            happens by itself.
          </p>
          <AskingState
            asking={asking}
            safe={list === null ? null : `The list below is of ${clockSecond(list.nowMs)} and may have changed.`}
          />
          {list === null || asking.failure !== null ? null : <AsOf atMs={list.nowMs} />}
          {list === null && asking.failure === null ? (
            <Skeleton label="Loading the attempts in progress" lines={6} />
          ) : null}
          {list === null ? null : <LiveAttempts list={list} openId={attemptId} />}
        </main>
        {attemptId === null ? null : (
          <Thread key={attemptId} attemptId={attemptId} attempt={open} isListKnown={list !== null} />
        )}
      </div>
    </>
  )
}

function AsOf({ atMs }: { readonly atMs: number }) {
  return (
    <p className="small soft figures">
      As of <time title={fullTime(atMs)}>{clockSecond(atMs)}</time>. Asked again every 5 s.
    </p>
  )
}

/** A thread that is opened gets the focus; when it is closed, the row that it belongs to gets it back. */
function useFocusOfThread(attemptId: string | null): void {
  const before = useRef(attemptId)
  useEffect(() => {
    if (before.current === attemptId) return
    const target = attemptId === null ? rowId(before.current ?? '') : 'live-thread'
    before.current = attemptId
    document.getElementById(target)?.focus()
  }, [attemptId])
}

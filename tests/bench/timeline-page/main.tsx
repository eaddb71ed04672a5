import { createRoot } from 'react-dom/client'
import { AttemptContext, createAttemptStore } from '../../../renderer/review/attempt/attempt-store.ts'
import { deriveAttempt } from '../../../renderer/review/attempt/derived.ts'
import { TimelinePanel } from '../../../renderer/review/timeline/timeline-panel.tsx'
import packJson from '../../../resources/packs/sample/pack.json'
import policyJson from '../../../resources/packs/sample/policy.json'
import type { AttemptReview } from '../../../shared/api/review.ts'
import { Pack } from '../../../shared/pack/pack.ts'
import { Policy } from '../../../shared/policy/policy.ts'
import { createLongAttempt } from '../long-attempt.ts'
import '../../../renderer/ui/theme.css'

/**
 * The timeline of the review page alone, with an attempt that the page makes by itself: a million events do not travel in
 * one reply. The bench asks for a size and gets times in milliseconds.
 */
const pack = Pack.parse(packJson)
const nextFrame = () => new Promise<number>((resolve) => requestAnimationFrame(resolve))

function reviewOf(count: number): AttemptReview {
  const events = createLongAttempt(count, pack)
  return {
    pack,
    policy: Policy.parse(policyJson),
    events,
    ratings: [],
    notes: [],
    replies: [],
    receipts: [],
    verification: null,
  } as unknown as AttemptReview // safe: the timeline reads nothing else of a review
}

/** Derives and shows an attempt of `count` edits. `paintMs` runs from the derived attempt to the first drawn frame. */
async function show(count: number) {
  const review = reviewOf(count)
  const startMs = performance.now()
  const derived = deriveAttempt(review)
  const derivedMs = performance.now()
  const store = createAttemptStore('', derived.timeline.fromMs)
  const host = document.getElementById('app')
  if (host === null) throw new Error('the page has its host')
  createRoot(host).render(
    <AttemptContext value={{ review, derived, store, update: () => undefined }}>
      <TimelinePanel />
    </AttemptContext>,
  )
  while ((document.querySelector<HTMLCanvasElement>('.lanes-canvas')?.width ?? 0) <= 300) await nextFrame()
  await nextFrame()
  return { deriveMs: derivedMs - startMs, paintMs: performance.now() - derivedMs }
}

/** Times between frames while one pans, and zooms in between. */
async function pan(frames: number): Promise<readonly number[]> {
  const host = document.querySelector('.lanes-frame')
  const between: number[] = []
  let last = await nextFrame()
  for (let turn = 0; turn < frames; turn++) {
    const isZoom = turn % 60 < 12
    const deltaY = isZoom ? (turn % 120 < 60 ? -120 : 120) : 40
    host?.dispatchEvent(new WheelEvent('wheel', { deltaY, shiftKey: !isZoom, cancelable: true, bubbles: true }))
    const now = await nextFrame()
    between.push(now - last)
    last = now
  }
  return between
}

/** The same edits as points of the peer, which the bench has put into the page. */
async function showPeer(count: number): Promise<number> {
  const vis = Reflect.get(window, 'vis')
  const host = document.getElementById('peer')
  const { timeline } = deriveAttempt(reviewOf(count))
  const items = Array.from(timeline.writing.atMs, (start, id) => ({ id, content: '', start, type: 'point' }))
  // The whole attempt in view, as ours shows it.
  const view = { start: timeline.fromMs, end: timeline.toMs }
  const startMs = performance.now()
  const peer = new vis.Timeline(host, new vis.DataSet(items), { stack: false, height: 240, ...view })
  Reflect.set(window, 'peer', peer)
  await new Promise<void>((resolve) => peer.on('changed', resolve))
  await nextFrame()
  return performance.now() - startMs
}

async function panPeer(frames: number): Promise<readonly number[]> {
  const peer = Reflect.get(window, 'peer')
  const between: number[] = []
  let last = await nextFrame()
  for (let turn = 0; turn < frames; turn++) {
    const { start, end } = peer.getWindow()
    peer.setWindow(start.getTime() + 1_000, end.getTime() + 1_000, { animation: false })
    const now = await nextFrame()
    between.push(now - last)
    last = now
  }
  return between
}

Object.assign(window, { bench: { show, pan, showPeer, panPeer } })

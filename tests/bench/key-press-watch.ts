/**
 * Times key presses in a page. A press begins at the event's own `timeStamp`, when the browser got the key, so that a
 * busy main thread counts; it ends when a message posted in the next animation frame arrives, which is after that frame
 * went to the compositor. Event Timing, the standard's own measure of the same way, rounds to 8 ms and reports nothing
 * under 16 ms: at a frame of 16.7 ms it cannot tell two editors apart, so it only counts the slow presses here.
 */
export interface KeyTimes {
  readonly paintMs: number[]
  readonly slowMs: number[]
}

declare global {
  var benchKeys: KeyTimes
}

/** Runs in the page, by itself: it may use nothing from around it. */
export function watchKeys(): void {
  const times: KeyTimes = { paintMs: [], slowMs: [] }
  const painted = new MessageChannel()
  const pressed: number[] = []
  painted.port2.onmessage = () => {
    const nowMs = performance.now()
    for (const atMs of pressed.splice(0)) times.paintMs.push(nowMs - atMs)
  }
  document.addEventListener(
    'keydown',
    (event) => {
      pressed.push(event.timeStamp)
      requestAnimationFrame(() => painted.port1.postMessage(null))
    },
    { capture: true },
  )
  new PerformanceObserver((list) => {
    for (const entry of list.getEntries()) if (entry.name === 'keydown') times.slowMs.push(entry.duration)
  }).observe({ type: 'event', durationThreshold: 16 } as PerformanceObserverInit)
  globalThis.benchKeys = times
}

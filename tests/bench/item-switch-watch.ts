/**
 * Times the way from letting go of a button to the frame that shows the item with the expected title and its first
 * field, in a page. It begins at the event's own `timeStamp`; each animation frame looks whether the item is there, and
 * the time is taken when a message posted in that frame arrives, after the frame went to the compositor.
 */
export interface SwitchWatch {
  readonly expect: (title: string) => void
  last: string
  readonly times: number[]
}

declare global {
  var benchSwitch: SwitchWatch
}

/** Runs in the page, by itself: it may use nothing from around it. */
export function watchSwitches(): void {
  let expected = ''
  let releasedMs = 0
  const painted = new MessageChannel()
  const watch: SwitchWatch = {
    expect: (title) => {
      expected = title
    },
    last: '',
    times: [],
  }
  /** The title is the next item's, and its first field is there; a written one with its editor. */
  const isShown = () => {
    const field = document.querySelector('.item-field')
    const host = field?.querySelector('[data-field]')
    const hasEditor = !host || host.shadowRoot?.querySelector('.cm-content') != null
    return document.querySelector('.item-title')?.textContent === expected && field !== null && hasEditor
  }
  const look = () => {
    if (isShown()) painted.port1.postMessage(null)
    else requestAnimationFrame(look)
  }
  painted.port2.onmessage = () => {
    watch.times.push(performance.now() - releasedMs)
    watch.last = expected
  }
  document.addEventListener(
    'pointerup',
    (event) => {
      releasedMs = event.timeStamp
      requestAnimationFrame(look)
    },
    { capture: true },
  )
  globalThis.benchSwitch = watch
}

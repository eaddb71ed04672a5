import { useEffect, useRef } from 'react'

/** A press that is shorter starts an answer that goes on until the next press, for people who cannot hold. */
const tapMs = 400

export interface PressToTalk {
  readonly isListening: () => boolean
  readonly begin: () => void
  readonly finish: () => void
  /** Milliseconds of a clock that never goes back. */
  readonly nowMs: () => number
}

/** Holding and pressing on and off with one button: what goes down and up, as calls to begin and to finish. */
export function createPress({ isListening, begin, finish, nowMs }: PressToTalk) {
  let beganMs: number | null = null
  return {
    down(): void {
      if (isListening()) {
        beganMs = null
        finish()
      } else {
        beganMs = nowMs()
        begin()
      }
    },
    up(): void {
      const wasHeld = beganMs !== null && nowMs() - beganMs >= tapMs
      beganMs = null
      // While the browser still asks for the microphone there is nothing to end: it goes on as after a tap.
      if (wasHeld && isListening()) finish()
    },
  }
}

export type Press = ReturnType<typeof createPress>

/** Where Space has a meaning of its own. */
const controls = [
  'input',
  'textarea',
  'select',
  'button',
  'a',
  'summary',
  'label',
  '[contenteditable]',
  '[role=dialog]',
  '[role=alertdialog]',
  '[role=textbox]',
].join(',')
const isOnControl = ({ target }: KeyboardEvent) => target instanceof Element && target.closest(controls) !== null

export interface TalkKeys {
  readonly press: Press
  /** Escape: one step back. */
  readonly back: () => void
}

/** Space talks wherever it does nothing else; Escape goes back. A window that loses the keyboard counts as letting go. */
export function useTalkKeys(keys: TalkKeys): void {
  const now = useRef(keys)
  now.current = keys
  useEffect(() => {
    let isDown = false
    const down = (event: KeyboardEvent) => {
      if (event.key === 'Escape' && !event.defaultPrevented) now.current.back()
      if (event.key !== ' ' || isOnControl(event)) return
      event.preventDefault() // the page would scroll
      if (event.repeat || isDown) return
      isDown = true
      now.current.press.down()
    }
    const release = () => {
      if (isDown) now.current.press.up()
      isDown = false
    }
    const up = (event: KeyboardEvent) => {
      if (event.key === ' ') release()
    }
    document.addEventListener('keydown', down)
    document.addEventListener('keyup', up)
    window.addEventListener('blur', release)
    return () => {
      document.removeEventListener('keydown', down)
      document.removeEventListener('keyup', up)
      window.removeEventListener('blur', release)
    }
  }, [])
}

import type { Random } from './random.ts'
import type { Habits } from './writing-statistics.ts'

/** A step of a fixture script (docs/formats/fixture-script-v1.md). */
export type ScriptStep = Readonly<Record<string, unknown>> & { readonly do: string }

/** Letters that a hand reaches by mistake. */
const slipLetters = 'etaoinshrdlu'

/**
 * Collects the steps of one person at the desk, and keeps the text of the field that has the caret, so that revisions land
 * where a person would make them. Writing follows `habits`: pace, pauses, deletions, and what goes in before other text.
 */
export function createDesk(random: Random, habits: Habits) {
  const steps: ScriptStep[] = []
  const add = (...more: readonly ScriptStep[]) => {
    steps.push(...more)
  }
  let text = ''

  const wait = (ms: number) => add({ do: 'wait', ms: Math.max(0, Math.round(ms)) })
  const think = () => wait(2_000 + random.around(Math.max(0, habits.meanPauseMs - 2_000)))
  const type = (written: string) => {
    add({ do: 'type', text: written, msPerChar: Math.max(30, habits.msPerChar), jitter: 0.5 })
    text += written
  }
  /** A false start of about the usual length, taken back key by key. */
  const slip = () => {
    const chars = 1 + Math.round(random.around(Math.max(0, habits.meanDeletionChars - 1)))
    const wrong = Array.from({ length: chars }, () => slipLetters.charAt(random.whole(0, 11))).join('')
    add({ do: 'type', text: wrong, msPerChar: Math.max(30, habits.msPerChar), jitter: 0.5 })
    add({ do: 'delete', backward: chars, msPerKey: 60 })
    return chars
  }
  /** Goes back and adds words before what stands there. */
  const insert = (chars: number) => {
    const spaces = [...text.matchAll(/ /g)].map(({ index }) => index)
    const at = spaces.length === 0 ? 0 : random.pick(spaces.slice(0, Math.max(1, spaces.length - 6)))
    const added = ' rather so to speak in part as it were more or less'.slice(0, Math.max(2, chars))
    add({ do: 'caret', to: at }, { do: 'type', text: added, msPerChar: Math.max(30, habits.msPerChar) })
    text = text.slice(0, at) + added + text.slice(at)
    add({ do: 'caret', to: 'end' })
  }

  const desk = {
    steps,
    add,
    wait,
    text: () => text,
    /** Opens a field; what stands there is known because it was written here. */
    focus: (field: string, known = '') => {
      add({ do: 'focus', field, caret: 'end' })
      text = known
    },
    /** Says that text came into the field in another way than by keys, at its end. */
    put: (written: string, ...how: readonly ScriptStep[]) => {
      add(...how)
      text += written
    },
    /** Types a text as this person does. */
    write: (written: string) => {
      const words = written.split(/(?<= )/)
      const total = written.length
      const share = (part: number) => part / Math.max(1, words.length)
      const deletedChars = total * (1 / habits.productShare - 1)
      const insertedChars = total * habits.insertedShare
      const chance = {
        pause: share((habits.pausesPer100Chars * total) / 100),
        slip: share(deletedChars / Math.max(1, habits.meanDeletionChars)),
      }
      let run = ''
      const flush = () => {
        if (run !== '') type(run)
        run = ''
      }
      for (const word of words) {
        if (random.next() < chance.pause) {
          flush()
          think()
        }
        for (let due = chance.slip; random.next() < due; due -= 1) {
          flush()
          slip()
        }
        run += word
      }
      flush()
      for (let done = 0; insertedChars - done >= 2; ) {
        const chars = Math.min(insertedChars - done, Math.max(2, random.around(habits.meanInsertionChars)))
        think()
        insert(Math.round(chars))
        done += Math.round(chars)
      }
    },
  }
  return desk
}
export type Desk = ReturnType<typeof createDesk>

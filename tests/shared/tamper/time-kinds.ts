import { typed } from '../journal/build-journal.ts'
import type { Script, ScriptSegment } from './builder.ts'
import { kinds, lied, type Manipulation, withScript } from './manipulation.ts'
import { scriptOf, startMs, unit, type World } from './world.ts'

const HOUR_MS = 3_600_000

/** Every segment is dated by a clock that is off; the server's is not. */
function misdated(world: World, byMs: number): Uint8Array {
  return lied(
    world,
    world.script.map((part) => ({ ...part, createdMs: part.createdMs + byMs, serverAheadMs: -byMs })),
  )
}

function dated(script: Script, segment: number, byMs: number): Script {
  return withScript(script, segment, (part) => ({ ...part, createdMs: part.createdMs + byMs, serverAheadMs: -byMs }))
}

/** A segment of the middle whose units reach the server at the given times after its start by the server's clock. */
function paced({ script }: World, units: ScriptSegment['units']): Script {
  return withScript(script, 1, (part) => ({ ...part, units: [part.units[0] ?? unit([]), ...units] }))
}

/** The last session begins an hour later. */
function laterEnd(world: World): World {
  const script = withScript(world.script, 2, (part) => ({ ...part, createdMs: part.createdMs + HOUR_MS }))
  return { ...world, script }
}

export const timeKinds: readonly Manipulation[] = kinds('time', [
  {
    id: 'time-reversed',
    does: 'The device signed a frame that is earlier than the one before it.',
    codes: ['journal/time-reversed'],
    make: (w) =>
      lied(
        w,
        withScript(w.script, 1, (part) => ({
          ...part,
          units: part.units.with(2, unit([[100, typed(6, 'twice. ', 1)]])),
        })),
      ),
  },
  {
    id: 'dated-ahead',
    does: 'The device dated the attempt a day later than it was.',
    codes: ['clock/ahead'],
    make: (w) => misdated(w, 24 * HOUR_MS),
  },
  {
    id: 'dated-after-export',
    does: 'The device dated the attempt after the day on which the file was made.',
    codes: ['clock/after-export'],
    make: (w) => misdated(w, 90 * 24 * HOUR_MS),
  },
  {
    id: 'dated-back',
    does: 'The device dated the attempt a day earlier than it was.',
    codes: ['clock/behind'],
    needs: 'reading-key',
    make: (w) => misdated(w, -24 * HOUR_MS),
  },
  {
    id: 'dated-back-segment',
    does: 'The clock was set back between two sessions.',
    codes: ['clock/set-back'],
    make: (w) => lied(w, dated(w.script, 2, -2 * HOUR_MS)),
  },
  {
    id: 'dated-ahead-segment',
    does: 'The clock was set forward between two sessions.',
    codes: ['clock/ahead'],
    make: (w) => lied(w, dated(w.script, 2, 2 * HOUR_MS)),
  },
  {
    id: 'wall-clock-moved',
    does: 'The wall clock was set within a session, and no sensor recorded it.',
    codes: ['clock/jumped'],
    needs: 'reading-key',
    make: (w) =>
      lied(
        w,
        withScript(w.script, 1, (part) => ({
          ...part,
          units: part.units.with(2, {
            frames: [{ timeMs: 15_000, skewMs: -HOUR_MS, events: [[15_000, typed(6, 'twice. ', 1)]] }],
            end: 'checkpoint',
          }),
        })),
      ),
  },
  {
    id: 'clock-held',
    does: 'The monotonic clock was held for half an hour of a session, so that a pause does not show.',
    codes: ['clock/stood-still'],
    needs: 'reading-key',
    make: (w) =>
      lied(
        w,
        paced(laterEnd(w), [
          { ...unit([[8_000, typed(0, 'Also: ', 1)]]), arrivedMs: HOUR_MS / 2 },
          {
            ...unit([
              [9_000, 'quote'],
              [15_000, typed(6, 'twice. ', 1)],
            ]),
            arrivedMs: HOUR_MS / 2 + 1_500,
          },
        ]),
      ),
  },
  {
    id: 'clock-rushed',
    does: 'The monotonic clock ran fast, so that minutes of work are claimed that never were.',
    codes: ['clock/ran-fast', 'clock/ahead'],
    make: (w) =>
      lied(
        w,
        paced(w, [unit([[1_000, 'quote']]), { ...unit([[400_000, typed(0, 'Also: ', 1)]]), arrivedMs: -396_000 }]),
      ),
  },
  {
    id: 'server-set-back',
    does: 'The server’s times go back from one place to a later one.',
    codes: ['clock/server-set-back'],
    make: (w) =>
      lied(
        w,
        withScript(scriptOf(w.documents, startMs), 2, (part) => ({
          ...part,
          serverAheadMs: -2 * HOUR_MS,
          createdMs: part.createdMs,
        })),
      ),
  },
])

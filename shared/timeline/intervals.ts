import type { JournalEvent } from '../attempt/events.ts'
import type { Interval, Lane } from './model.ts'

type Kind = Interval['kind']
interface Open {
  readonly fromMs: number
  readonly seq: number
  readonly item: string | null
}

const laneOf: Readonly<Record<Kind, Lane>> = {
  item: 'items',
  break: 'items',
  away: 'focus',
  'not-fullscreen': 'screen',
  locked: 'screen',
  suspended: 'screen',
  asked: 'prompts',
  'hand-raised': 'prompts',
  hung: 'faults',
  offline: 'network',
}

/** Pairs the events that begin and end something (T4); what is still open ends with its segment. */
export function createIntervals() {
  const intervals: Interval[] = []
  const open = new Map<Kind, Open>()

  const begin = (kind: Kind, fromMs: number, seq: number, item: string | null = null) => {
    if (!open.has(kind)) open.set(kind, { fromMs, seq, item })
  }
  const end = (kind: Kind, toMs: number, endSeq: number | null) => {
    const begun = open.get(kind)
    open.delete(kind)
    if (begun !== undefined) intervals.push({ lane: laneOf[kind], kind, toMs, endSeq, ...begun })
  }
  const enterItem = (item: string, atMs: number, seq: number) => {
    if (open.get('item')?.item === item) return
    end('item', atMs, seq)
    begin('item', atMs, seq, item)
  }
  const resume = (event: Extract<JournalEvent, { type: 'power.resumed' }>, atMs: number) => {
    // Some systems tell only that they woke up: the suspension is then as long as the gap.
    if (!open.has('suspended')) begin('suspended', atMs - event.data.gapMs, event.seq)
    end('suspended', atMs, event.seq)
  }

  return {
    enterItem,
    apply(event: JournalEvent, atMs: number): void {
      if (event.type === 'item.viewed') enterItem(event.data.item, atMs, event.seq)
      else if (event.type === 'focus.lost') begin('away', atMs, event.seq)
      else if (event.type === 'focus.regained') end('away', atMs, event.seq)
      else if (event.type === 'fullscreen.left') begin('not-fullscreen', atMs, event.seq)
      else if (event.type === 'fullscreen.entered') end('not-fullscreen', atMs, event.seq)
      else if (event.type === 'screen.locked') begin('locked', atMs, event.seq)
      else if (event.type === 'screen.unlocked') end('locked', atMs, event.seq)
      else if (event.type === 'power.suspended') begin('suspended', atMs, event.seq)
      else if (event.type === 'power.resumed') resume(event, atMs)
      else if (event.type === 'renderer.hung') begin('hung', atMs, event.seq)
      else if (event.type === 'renderer.recovered') end('hung', atMs, event.seq)
      else if (event.type === 'network.changed' && !event.data.isReachable) begin('offline', atMs, event.seq)
      else if (event.type === 'network.changed') end('offline', atMs, event.seq)
      else if (event.type === 'break.started') begin('break', atMs, event.seq)
      else if (event.type === 'break.ended') end('break', atMs, event.seq)
      else if (event.type === 'reason.asked') begin('asked', atMs, event.seq)
      else if (event.type === 'reason.given') end('asked', atMs, event.seq)
      else if (event.type === 'hand.raised' && event.data.isRaised) begin('hand-raised', atMs, event.seq)
      else if (event.type === 'hand.raised') end('hand-raised', atMs, event.seq)
      else if (event.type === 'attempt.submitted') end('item', atMs, event.seq)
    },
    endSegment(atMs: number): void {
      for (const kind of [...open.keys()]) end(kind, atMs, null)
    },
    result: (): readonly Interval[] =>
      intervals.toSorted((one, other) => one.fromMs - other.fromMs || one.seq - other.seq),
  }
}

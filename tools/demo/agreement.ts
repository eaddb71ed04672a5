import type { EditKind, EventOf, JournalEvent } from '../../shared/attempt/events.ts'
import type { RepliesReport } from '../../shared/journal/reply.ts'
import type { Provenance } from '../../shared/provenance/derive.ts'

/** What the verified journal says: its events in order, and what was derived from them. */
export interface Recorded {
  readonly events: readonly JournalEvent[]
  readonly provenance: Provenance
  /** What the candidate said after the submission, opened from the bundle. */
  readonly replies: RepliesReport['replies']
}

/** One line of the report: what was done through the operating system, and what the verified journal says about it. */
export interface Agreement {
  readonly did: string
  readonly recorded: string
  readonly ok: boolean
}

/** What was done, with the question that the journal must answer about it. */
export interface Deed {
  readonly did: string
  readonly ask: (recorded: Recorded) => { readonly recorded: string; readonly ok: boolean }
}

export function agree(deeds: readonly Deed[], recorded: Recorded): readonly Agreement[] {
  return deeds.map(({ did, ask }) => ({ did, ...ask(recorded) }))
}

const count = (value: number) => value.toLocaleString('en')
const seconds = (ms: number) => `${(ms / 1000).toFixed(1)} s`

export function eventsOf<Type extends JournalEvent['type']>(
  { events }: Recorded,
  type: Type,
): readonly EventOf<Type>[] {
  return events.filter((event): event is EventOf<Type> => event.type === type)
}

function insertedChars(recorded: Recorded, kind: EditKind): number {
  return eventsOf(recorded, 'edit.made')
    .filter(({ data }) => data.kind === kind)
    .reduce((sum, { data }) => sum + data.inserted.length, 0)
}

/**
 * Every key that was typed into an answer, over the whole attempt. `atKill` more were being typed when the client was
 * killed: how many of them had reached the disk is not known from outside, so the record may hold any number of them.
 */
export function typedDeed(chars: number, atKill: number): Deed {
  return {
    did: `typed ${count(chars)} characters into answers with the X server's keyboard, and up to ${atKill} more at the kill`,
    ask: (recorded) => {
      const typed = insertedChars(recorded, 'typed')
      return {
        recorded: `${count(typed)} characters arrived by key press`,
        ok: typed >= chars && typed <= chars + atKill,
      }
    },
  }
}

/** A paste of `chars` characters whose source the replay must find to be `source`. */
export function pasteDeed(did: string, chars: number, source: 'own' | 'stimulus' | 'external'): Deed {
  return {
    did,
    ask: ({ provenance }) => {
      const match = provenance.transfers.find((transfer) => transfer.source === source && transfer.chars === chars)
      const all = provenance.transfers.map((transfer) => `${count(transfer.chars)} ${transfer.source}`).join(', ')
      return match === undefined
        ? { recorded: `no such paste; pastes: ${all || 'none'}`, ok: false }
        : { recorded: `a paste of ${count(match.chars)} characters, source: ${match.source}`, ok: true }
    },
  }
}

/** Own text of the start of an answer, copied and pasted: visual lines wrap, so its length is what the copy says. */
export function ownPasteDeed(line: string): Deed {
  return {
    did: 'copied the first line of the own answer and pasted it at its end',
    ask: (recorded) => {
      const copy = eventsOf(recorded, 'clipboard.copied').find(({ data }) => data.region === 'answer')
      const paste = recorded.provenance.transfers.find((transfer) => transfer.copySeq === copy?.seq)
      if (copy === undefined || paste === undefined) return { recorded: 'no copy and paste of own text', ok: false }
      const isStart = copy.data.from === 0 && copy.data.chars <= line.length
      return {
        recorded: `a copy of ${count(copy.data.chars)} own characters, pasted as ${count(paste.chars)}, source: ${paste.source}`,
        ok: isStart && paste.source === 'own' && paste.chars === copy.data.chars,
      }
    },
  }
}

/** A departure of `awayMs`; the record must be within a quarter of a second of it. */
export function focusDeed(awayMs: number): Deed {
  return {
    did: `another window had the focus for ${seconds(awayMs)}`,
    ask: (recorded) => {
      const away = eventsOf(recorded, 'focus.regained').map(({ data }) => data.awayMs)
      const match = away.find((ms) => Math.abs(ms - awayMs) <= 250)
      const words = away.map(seconds).join(', ')
      return { recorded: `focus was elsewhere for ${words || 'no time'}`, ok: match !== undefined }
    },
  }
}

/** A kill in the middle of typing: what was shown as saved must be there, and the stop must show as one. */
export function killDeed(shownAsSaved: string, after: string): Deed {
  return {
    did: `killed the client with SIGKILL while ${count(shownAsSaved.length)} characters were shown as saved, and started it again`,
    ask: (recorded) => {
      const starts = eventsOf(recorded, 'session.started').length
      const isKept = after.startsWith(shownAsSaved)
      const isUnended = eventsOf(recorded, 'session.ended').length === 0
      return {
        recorded: `${starts} starts, ${isUnended ? 'the first without an end' : 'each with an end'}; ${isKept ? 'all' : 'not all'} of the saved text was there`,
        ok: isKept && isUnended && starts === 2,
      }
    },
  }
}

/** An outage of the server: its beginning and end must be recorded, and the journal must have arrived whole. */
export function outageDeed(outMs: number): Deed {
  return {
    did: `stopped the server for ${seconds(outMs)} while answers were written`,
    ask: (recorded) => {
      const changes = eventsOf(recorded, 'network.changed').map(({ data }) => data.isReachable)
      const lost = changes.indexOf(false)
      const isBack = lost >= 0 && changes.indexOf(true, lost) > lost
      return {
        recorded: isBack
          ? 'the server became unreachable and reachable again'
          : `network events: ${changes.join(', ') || 'none'}`,
        ok: isBack,
      }
    },
  }
}

/** The conversation: every answer must be recorded as it was typed, and of what was concluded only `confirmed` as confirmed. */
export function conversationDeed(answers: readonly string[], confirmed: readonly string[]): Deed {
  return {
    did: `typed ${answers.length} answers in the intake conversation, and confirmed: ${confirmed.join('; ')}`,
    ask: (recorded) => {
      const texts = eventsOf(recorded, 'intake.answered').map(({ data }) => data.text)
      const agreed = new Set(
        eventsOf(recorded, 'intake.decided').flatMap(({ data }) => (data.decision === 'confirmed' ? [data.id] : [])),
      )
      const concluded = eventsOf(recorded, 'intake.concluded').filter(({ data }) => agreed.has(data.id))
      const values = concluded.map(({ data }) => data.conclusion.value)
      return {
        recorded: `${texts.length} answers; confirmed: ${values.join('; ') || 'nothing'}`,
        ok: isSame(texts, answers) && isSame(values, confirmed),
      }
    },
  }
}

const isSame = (one: readonly string[], other: readonly string[]) => JSON.stringify(one) === JSON.stringify(other)

/** A deed that the journal answers with one event of a type. */
export function eventDeed<Type extends JournalEvent['type']>(
  did: string,
  type: Type,
  words: (event: EventOf<Type>) => string,
  holds: (event: EventOf<Type>) => boolean = () => true,
): Deed {
  return {
    did,
    ask: (recorded) => {
      const match = eventsOf(recorded, type).find(holds)
      return match === undefined
        ? { recorded: `no ${type} that fits`, ok: false }
        : { recorded: words(match), ok: true }
    },
  }
}

/** The last text of a field, as the screen showed it, against the text that the journal folds to. */
export function textDeed(field: string, shown: string): Deed {
  return {
    did: `left ${count(shown.length)} characters in ${field}`,
    ask: ({ provenance }) => {
      const folded = provenance.fields.find((entry) => entry.key === field)?.text ?? ''
      return {
        recorded:
          folded === shown
            ? 'the journal folds to the same text'
            : `the journal folds to ${count(folded.length)} other characters`,
        ok: folded === shown,
      }
    },
  }
}

/** A reply to the departure after the submission: it must be signed behind the seal, about that event, word for word. */
export function replyDeed(text: string): Deed {
  return {
    did: 'replied to the departure after submitting',
    ask: (recorded) => {
      const reply = recorded.replies.find((one) => one.text === text)
      const about = reply === undefined ? undefined : recorded.events[reply.about]
      if (about === undefined) return { recorded: 'no such reply', ok: false }
      return { recorded: `a signed reply about event ${about.seq}, ${about.type}`, ok: about.type === 'focus.lost' }
    },
  }
}

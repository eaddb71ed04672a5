import type { JournalEvent, ReactionKind } from '../attempt/events.ts'
import type { NoticedView } from '../ipc/reason-views.ts'
import type { Policy } from '../policy/policy.ts'

/** An event that the policy may react to, before the policy is asked. */
export interface Occasion {
  readonly about: number
  readonly noticed: NoticedView
}

export interface DecideRules {
  readonly tolerated: Policy['toleratedFocusLoss']
  /** The policy fills the screen; where it does not, leaving full screen means nothing. */
  readonly fillsScreen: boolean
  /** The policy asks for one display. */
  readonly asksOneDisplay: boolean
  /** Says whether a paste or drop, just applied, brought text from outside. */
  readonly isExternal: (seq: number) => boolean
}

/**
 * Finds what a policy may react to (docs/spec/lockdown.md, L19 to L23), event by event in the order of the journal. What
 * explains itself is no occasion: own dialogs, a screen that was locked, sleep, breaks, and departures that are tolerated.
 */
export function createDecider(rules: DecideRules): (event: JournalEvent) => Occasion | null {
  const losses = new Map<number, Extract<JournalEvent, { type: 'focus.lost' }>>()
  let toleratedSoFar = 0
  let isOnBreak = false
  /** A break took place while the window was away. */
  let brokeSinceLoss = false
  let hasTooManyDisplays = false

  const occasion = (event: JournalEvent, kind: ReactionKind, facts: Partial<NoticedView> = {}): Occasion => ({
    about: event.seq,
    noticed: { kind, wallMs: event.wallMs, awayMs: null, shortcut: null, chars: null, displays: null, ...facts },
  })
  const regained = (event: Extract<JournalEvent, { type: 'focus.regained' }>): Occasion | null => {
    const loss = losses.get(event.data.lossSeq)
    losses.delete(event.data.lossSeq)
    const { awayMs } = event.data
    if (loss === undefined || isOnBreak || brokeSinceLoss) return null
    if (loss.data.cause !== 'other-window' && loss.data.cause !== 'minimised' && loss.data.cause !== 'unknown')
      return null
    if (awayMs <= rules.tolerated.awayMs && toleratedSoFar < rules.tolerated.count) {
      toleratedSoFar += 1
      return null
    }
    return occasion(event, 'focus-lost', { awayMs, wallMs: loss.wallMs })
  }

  return (event) => {
    switch (event.type) {
      case 'session.started': // whatever was open in an earlier process ended with it
        losses.clear()
        return null
      case 'break.started':
        isOnBreak = true
        brokeSinceLoss = losses.size > 0
        return null
      case 'break.ended':
        isOnBreak = false
        return null
      case 'focus.lost':
        brokeSinceLoss = isOnBreak
        losses.set(event.seq, event)
        return null
      case 'focus.regained':
        return regained(event)
      case 'fullscreen.left':
        if (event.data.isRequested || isOnBreak || !rules.fillsScreen) return null
        return occasion(event, 'fullscreen-left')
      case 'displays.changed': {
        if (event.data.change !== 'added' || isOnBreak) return null
        return occasion(event, 'displays-changed', { displays: event.data.displays.length })
      }
      case 'hold.changed': {
        const part = event.data.parts.find((one) => one.part === 'one-display')
        const [, count] = /^(\d+) displays/.exec(part?.reason ?? '') ?? []
        const isNew = !hasTooManyDisplays
        hasTooManyDisplays = part !== undefined && !part.isHeld && count !== undefined
        if (!rules.asksOneDisplay || !hasTooManyDisplays || !isNew) return null
        return occasion(event, 'displays-changed', { displays: Number(count) })
      }
      case 'edit.made': {
        const isTransfer = event.data.kind === 'pasted' || event.data.kind === 'dropped'
        if (!isTransfer || !rules.isExternal(event.seq)) return null
        return occasion(event, 'external-paste', { chars: event.data.inserted.length })
      }
      case 'shortcut.refused':
        return occasion(event, 'shortcut-refused', { shortcut: event.data.shortcut })
      default:
        return null
    }
  }
}

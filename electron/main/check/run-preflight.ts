import type { HoldPart } from '../../../shared/attempt/events.ts'
import type { DisplayView } from '../../../shared/ipc/hold-views.ts'
import type { PreflightView } from '../../../shared/ipc/preflight-views.ts'
import { checkBefore, type PreflightFacts } from './preflight.ts'
import type { ServerFacts } from './probe.ts'
import type { SystemFacts } from './system-check.ts'

export interface PreflightAsked {
  /** What the invitation will hold; null without one. */
  readonly parts: readonly HoldPart[] | null
  readonly waivedCount: number
  readonly tryFullScreen: boolean
  readonly isVoiceOffered: boolean
}

/** How the computer is asked; each answers by itself within a few seconds, and never fails. */
export interface PreflightProbes {
  readonly version: string
  readonly system: () => Promise<Omit<SystemFacts, 'isServerReachable'>>
  readonly server: () => Promise<ServerFacts>
  readonly proxy: () => Promise<string | null>
  readonly syncMs: () => Promise<number | null>
  readonly lockSeconds: () => Promise<number | null>
  readonly takenShortcuts: () => readonly string[]
  readonly fillOnce: () => Promise<boolean>
  readonly displays: () => readonly DisplayView[]
  readonly microphoneAccess: () => PreflightFacts['microphoneAccess']
}

/** Asks everything at once and judges the answers. Whether the screen can be filled stays known once it was tried. */
export function createPreflight(probes: PreflightProbes): (asked: PreflightAsked) => Promise<PreflightView> {
  let fillsScreen: boolean | null = null
  return async ({ parts, waivedCount, tryFullScreen, isVoiceOffered }) => {
    if (tryFullScreen) fillsScreen = await probes.fillOnce()
    const [system, server, proxy, syncMs, lockSeconds] = await Promise.all([
      probes.system(),
      probes.server(),
      probes.proxy(),
      probes.syncMs(),
      probes.lockSeconds(),
    ])
    const facts = {
      ...system,
      version: probes.version,
      isServerReachable: server.isReachable,
      serverVersion: server.version,
      offsetSeconds: server.offsetSeconds,
      proxy,
      syncMs,
      lockSeconds,
      takenShortcuts: probes.takenShortcuts(),
      fillsScreen,
      waivedCount,
      isVoiceOffered,
      microphoneAccess: probes.microphoneAccess(),
    }
    return { checks: [...checkBefore(facts, parts)], displays: [...probes.displays()] }
  }
}

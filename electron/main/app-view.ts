import type { LockedPreference, Preferences } from '../../shared/ipc/preferences.ts'
import type { AppView } from '../../shared/ipc/views.ts'
import { isStandIn } from './check/system-check.ts'

/** The runtime by its own word: what goes into the journal and onto the screens. */
export function runtimeName(versions: { readonly electron?: string | undefined }): string {
  return `electron ${versions.electron ?? 'unknown'}`
}

export function appView(parts: {
  readonly version: string
  readonly runtime: string
  readonly platform: string
  readonly server: string
  readonly invitationCode: string | null
  readonly isCheckAsked: boolean
  readonly attemptId: string | null
  readonly preferences: Preferences
  readonly lockedPreferences: readonly LockedPreference[]
  readonly isServerLocked: boolean
  readonly isPreview: boolean
}): AppView {
  return { ...parts, lockedPreferences: [...parts.lockedPreferences], isStandIn: isStandIn(parts.runtime) }
}

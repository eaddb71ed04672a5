import type { LockedPreference, Preferences } from '../../../shared/ipc/preferences.ts'
import type { MachinePolicy } from '../../../shared/policy/merge-managed.ts'

/**
 * The candidate's choices with those that the administrator fixed (M15). Text size, contrast and motion are never fixed: they
 * are what a person needs in order to read.
 */
export function managedPreferences({ settings }: MachinePolicy, chosen: Preferences): Preferences {
  return {
    ...chosen,
    language: settings.Language?.value ?? chosen.language,
    theme: settings.Theme?.value ?? chosen.theme,
  }
}

/** What to remember of `shown`: where the administrator decides, the candidate's own choice stays what it was. */
export function ownPreferences({ settings }: MachinePolicy, shown: Preferences, kept: Preferences): Preferences {
  return {
    ...shown,
    language: settings.Language === undefined ? shown.language : kept.language,
    theme: settings.Theme === undefined ? shown.theme : kept.theme,
  }
}

/** The choices that the candidate does not have here. */
export function lockedPreferences({ settings }: MachinePolicy): readonly LockedPreference[] {
  return [
    ...(settings.Language === undefined ? [] : ['language' as const]),
    ...(settings.Theme === undefined ? [] : ['theme' as const]),
  ]
}

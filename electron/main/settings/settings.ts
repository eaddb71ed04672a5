import Store from 'electron-store'
import { z } from 'zod'
import { defaultPreferences, Preferences } from '../../../shared/ipc/preferences.ts'

/** What the client remembers between starts. Nothing secret: the file is plain JSON. */
export const Settings = z.strictObject({
  /** Scoring API that typed invitation codes are looked up at. */
  server: z.string().nullable(),
  /** The attempt to return to; null when there is none. */
  attemptId: z.uuid().nullable(),
  /** A choice that this version does not know must not cost the rest: then all of them count as not made. */
  preferences: Preferences.catch(defaultPreferences),
})
export type Settings = Readonly<z.output<typeof Settings>>

const defaults: Settings = { server: null, attemptId: null, preferences: defaultPreferences }

export interface SettingsStore {
  readonly get: () => Settings
  readonly set: (change: Partial<Settings>) => void
}

/** Opens the settings file in the app's user data. A file that cannot be read counts as empty and is replaced at the next change. */
export function openSettings(): SettingsStore {
  const store = new Store<Settings>({ name: 'settings', defaults, clearInvalidConfig: true })
  return {
    get: () => {
      const parsed = Settings.safeParse({
        server: store.get('server'),
        attemptId: store.get('attemptId'),
        preferences: store.get('preferences'),
      })
      return parsed.success ? parsed.data : defaults
    },
    set: (change) => store.set(change),
  }
}

import Store from 'electron-store'
import { defaultSettings, readSettings, type Settings } from './read-settings.ts'

export interface SettingsStore {
  readonly get: () => Settings
  readonly set: (change: Partial<Settings>) => void
}

/** Opens the settings file in the app's user data. A file that cannot be read counts as empty and is replaced at the next change. */
export function openSettings(): SettingsStore {
  const store = new Store<Settings>({ name: 'settings', defaults: defaultSettings, clearInvalidConfig: true })
  return {
    get: () =>
      readSettings({
        server: store.get('server'),
        attemptId: store.get('attemptId'),
        preferences: store.get('preferences'),
      }),
    set: (change) => store.set(change),
  }
}

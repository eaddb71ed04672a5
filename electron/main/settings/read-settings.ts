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

export const defaultSettings: Settings = { server: null, attemptId: null, preferences: defaultPreferences }

/** Settings out of what the file holds; what cannot be read counts as never set. */
export function readSettings(stored: Readonly<Record<keyof Settings, unknown>>): Settings {
  const parsed = Settings.safeParse(stored)
  return parsed.success ? parsed.data : defaultSettings
}

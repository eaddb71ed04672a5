import { defaultPreferences, type Preferences } from '../../shared/ipc/preferences.ts'
import type { Client } from '../app/client.ts'
import type { Speech, SpokenTongue } from '../i18n/words.ts'
import type { Display } from '../ui/display.ts'

export interface FollowDeps {
  readonly client: Client
  readonly speech: Speech
  readonly display: Display
  /** The language and locale for what the candidate asked for. */
  readonly choose: (choice: Preferences['language']) => SpokenTongue
}

/**
 * Shows the client as the candidate wants it, now and at each change. Resolves once the first language is there; words that
 * cannot be loaded leave the language as it is, and are tried again at the next change.
 */
export function followPreferences({ client, speech, display, choose }: FollowDeps): Promise<void> {
  const preferencesNow = () => client.store.getState().app?.preferences ?? defaultPreferences
  let shown: Preferences | null = null
  const follow = async () => {
    const preferences = preferencesNow()
    if (preferences === shown) return
    shown = preferences
    display.show(preferences)
    await speech.speak(choose(preferences.language)).catch(() => undefined)
  }
  client.store.subscribe(() => void follow())
  return follow()
}

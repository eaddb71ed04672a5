import { describe, expect, it } from 'vitest'
import { readSettings } from '../../../../electron/main/settings/read-settings.ts'
import { defaultPreferences, type Preferences } from '../../../../shared/ipc/preferences.ts'

const server = 'https://scores.example.org'
const attemptId = '0d9f2b52-6a4e-4f3b-9a57-3c1f0d5f8a11'
const chosen: Preferences = { language: 'es', theme: 'dark', textSize: 130, contrast: 'high', motion: 'reduced' }

describe('the settings of the client', () => {
  it('keep what was chosen', () => {
    expect(readSettings({ server, attemptId, preferences: chosen })).toEqual({ server, attemptId, preferences: chosen })
  })
  it('[D4] return to the attempt when the preferences are from a version before or after this one', () => {
    const odd = [
      undefined,
      { ...chosen, language: 'fr' },
      { ...chosen, textSize: 200 },
      { ...chosen, fontFace: 'serif' },
    ]
    expect(odd.map((preferences) => readSettings({ server, attemptId, preferences }))).toEqual(
      odd.map(() => ({ server, attemptId, preferences: defaultPreferences })),
    )
  })
})

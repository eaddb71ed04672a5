import { readFile } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'
import { loadVoiceActivity } from '../../../../electron/main/intake/voice-activity.ts'

const wasm = fileURLToPath(import.meta.resolve('@echogarden/fvad-wasm')).replace(/fvad\.js$/, 'fvad.wasm')
let loaded: ReturnType<typeof loadVoiceActivity> | null = null

/** The detection of speech as the client loads it. */
export const testVoiceActivity = () => (loaded ??= readFile(wasm).then(loadVoiceActivity))

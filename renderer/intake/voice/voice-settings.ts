import { useStore } from 'zustand'
import { createStore } from 'zustand/vanilla'

/** How the candidate wants to speak and be spoken to. Kept in memory while the window is open; recorded nowhere. */
export interface VoiceSettings {
  /** Microphone; null for the system's default. */
  readonly deviceId: string | null
  readonly isHandsFree: boolean
  /** Speech may be interrupted by speaking: only then the microphone is open while the synthetic voice speaks. */
  readonly hasHeadphones: boolean
  /** The microphone was tried, or the candidate goes on without that. */
  readonly isTried: boolean
  /** Questions are read aloud. */
  readonly isAloud: boolean
  /** Name of the voice; null for the best that there is for the language. */
  readonly voice: string | null
  /** 1 is the usual speed. */
  readonly rate: number
}

const settings = createStore<VoiceSettings>(() => ({
  deviceId: null,
  isHandsFree: false,
  hasHeadphones: false,
  isTried: false,
  isAloud: true,
  voice: null,
  rate: 1,
}))

/** The settings, and a way to change some of them; every screen sees the same. */
export function useVoiceSettings() {
  return { settings: useStore(settings), set: (changes: Partial<VoiceSettings>) => settings.setState(changes) }
}

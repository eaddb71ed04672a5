import { useAsk } from '../../app/use-ask.ts'
import { VoiceAnswer, type VoiceAnswerProps } from './voice-answer.tsx'
import { useVoiceSettings } from './voice-settings.ts'
import { VoiceSetup } from './voice-setup.tsx'

/** Answering by voice: the microphone is tried once, then each question is spoken and heard. */
export function Spoken({ turn, view, onView }: VoiceAnswerProps) {
  const { settings, set } = useVoiceSettings()
  const { run } = useAsk()
  if (settings.isTried) return <VoiceAnswer turn={turn} view={view} onView={onView} />
  return (
    <VoiceSetup
      onReady={() => set({ isTried: true })}
      onTypeInstead={() => void run('intake/mode', { mode: 'keyboard' }, onView)}
    />
  )
}

import type { IntakeView } from '../../../shared/ipc/intake-views.ts'
import { useWords } from '../../i18n/use-words.ts'
import { Button } from '../../ui/button.tsx'
import { SeveralOf } from '../../ui/option-list.tsx'
import { MicrophoneChoice } from './microphone-choice.tsx'
import { SpeechChoices } from './speech-out.tsx'
import { useMicrophones } from './use-microphones.ts'
import { useVoiceSettings, type VoiceSettings } from './voice-settings.ts'

type Switch = 'isHandsFree' | 'hasHeadphones' | 'isAloud'
const switches = ['isHandsFree', 'hasHeadphones', 'isAloud'] as const satisfies readonly (keyof VoiceSettings)[]

export interface VoiceChoicesProps {
  readonly view: IntakeView
  /** There is trouble with the microphone: the choice of another one is at hand. */
  readonly isTroubled: boolean
}

/** How to talk and to be talked to; everything takes effect at once. */
export function VoiceChoices({ view, isTroubled }: VoiceChoicesProps) {
  const t = useWords('voice')
  const { settings, set } = useVoiceSettings()
  const { microphones } = useMicrophones()
  const choose = (chosen: readonly string[]) => {
    const is = (name: Switch) => chosen.includes(name)
    set({ isHandsFree: is('isHandsFree'), hasHeadphones: is('hasHeadphones'), isAloud: is('isAloud') })
  }
  return (
    <>
      {isTroubled ? <MicrophoneChoice microphones={microphones} /> : null}
      <details className="voice-choices">
        <summary>{t('choices.title')}</summary>
        <div className="voice-choices-body">
          <SeveralOf
            label={t('choices.how')}
            options={switches.map((name) => ({ id: name, label: t(`choices.${name}`) }))}
            value={switches.filter((name) => settings[name])}
            onChange={choose}
          />
          {isTroubled ? null : <MicrophoneChoice microphones={microphones} />}
          <SpeechChoices view={view} />
          <div>
            <Button onPress={() => set({ isTried: false })}>{t('setup.test')}</Button>
          </div>
        </div>
      </details>
    </>
  )
}

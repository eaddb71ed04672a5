import { useEffect, useState } from 'react'
import type { IntakeView } from '../../../shared/ipc/intake-views.ts'
import { Choice } from '../../display/choice.tsx'
import '../../display/display-panel.css'
import { useFormats, useSpoken, useWords } from '../../i18n/use-words.ts'
import { Badge } from '../../ui/badge.tsx'
import { Button } from '../../ui/button.tsx'
import { OneOf } from '../../ui/option-list.tsx'
import { voicesOf } from './speaker.ts'
import type { SpeechOutControl } from './use-speech-out.ts'
import { useVoiceSettings } from './voice-settings.ts'
import { voicesFor } from './voices.ts'

const rates = [0.75, 1, 1.25, 1.5] as const

/** The synthetic voice of the question: what it does, stop, and once more. The words themselves are always on the screen. */
export function SpeechOut({ speech }: { readonly speech: SpeechOutControl }) {
  const t = useWords('voice')
  const { state, play, stop } = speech
  const isOn = state === 'speaking' || state === 'waiting'
  return (
    <div className="speech-out">
      <Badge tone="plain" icon={isOn ? 'play' : 'message'}>
        {t('speech.synthetic')}
      </Badge>
      <p role="status" className="soft small">
        {state === 'quiet' ? '' : t(`speech.${state}`)}
      </p>
      {isOn ? (
        <Button tone="quiet" onPress={stop}>
          {t('speech.stop')}
        </Button>
      ) : (
        <Button tone="quiet" onPress={() => void play()}>
          {t('speech.replay')}
        </Button>
      )}
    </div>
  )
}

/** Which voice reads the questions, and how fast. */
export function SpeechChoices({ view }: { readonly view: IntakeView }) {
  const t = useWords('voice')
  const { percent } = useFormats()
  const { settings, set } = useVoiceSettings()
  const names = useVoiceNames(view)
  const chosen = names.includes(settings.voice ?? '') ? settings.voice : (names[0] ?? null)
  return (
    <>
      <Choice
        label={t('speech.rate')}
        options={rates.map((value) => ({ value, words: percent(value) }))}
        value={settings.rate}
        onChange={(rate) => set({ rate })}
      />
      {names.length < 2 ? null : (
        <div className="voice-names">
          <OneOf
            label={t('speech.voice')}
            options={names.map((name) => ({ id: name, label: name }))}
            value={chosen}
            onChange={(voice) => set({ voice })}
          />
        </div>
      )}
    </>
  )
}

/** The voices of the provider where there is one, else those of this computer for the language of the interface. */
function useVoiceNames({ providers }: IntakeView): readonly string[] {
  const { locale } = useSpoken()
  const [system, setSystem] = useState<readonly string[]>([])
  useEffect(() => {
    let isShown = true
    void voicesOf(window.speechSynthesis).then((voices) => {
      if (isShown) setSystem([...new Set(voicesFor(voices, locale).map(({ name }) => name))])
    })
    return () => {
      isShown = false
    }
  }, [locale])
  return providers.speech?.voices ?? system
}

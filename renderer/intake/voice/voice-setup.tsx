import { useEffect, useState } from 'react'
import { useWords } from '../../i18n/use-words.ts'
import { Button } from '../../ui/button.tsx'
import { LevelMeter } from './level-meter.tsx'
import { MicrophoneChoice } from './microphone-choice.tsx'
import { ProblemNotice } from './problem-notice.tsx'
import { voicesOf } from './speaker.ts'
import { useMicrophones } from './use-microphones.ts'
import { type SoundTest, useSoundTest } from './use-sound-test.ts'
import { useVoiceSettings } from './voice-settings.ts'
import './voice.css'

export interface VoiceSetupProps {
  /** The candidate hears themselves, or goes on without the test. */
  readonly onReady: () => void
  /** The candidate goes on with the keyboard. */
  readonly onTypeInstead: () => void
}

/** Choice and test of the microphone. It is open for the three seconds of the test only, and nothing of them is sent. */
export function VoiceSetup({ onReady, onTypeInstead }: VoiceSetupProps) {
  const t = useWords('voice')
  const { settings } = useVoiceSettings()
  const { microphones, look } = useMicrophones()
  const { test, level, run } = useSoundTest(settings.deviceId)
  const [verdict, setVerdict] = useState<'good' | 'bad' | null>(null)
  useEffect(() => {
    if (test.state === 'recording') void look() // only now the system tells the names
  }, [test.state, look])
  // So that the first question does not wait for the list.
  useEffect(() => void voicesOf(window.speechSynthesis), [])
  const isBusy = test.state === 'opening' || test.state === 'recording' || test.state === 'playing'
  const start = () => {
    setVerdict(null)
    void run()
  }
  const typeInstead = (
    <Button tone="quiet" onPress={onTypeInstead}>
      {t('type')}
    </Button>
  )
  return (
    <section className="voice-setup" aria-label={t('setup.title')}>
      <p className="soft">{t('setup.lead')}</p>
      <MicrophoneChoice microphones={microphones} />
      <div className="voice-row">
        <Button tone={verdict === 'good' ? 'secondary' : 'primary'} isBusy={isBusy} onPress={start}>
          {t(test.state === 'played' || test.state === 'stuck' ? 'setup.again' : 'setup.test')}
        </Button>
        <LevelMeter level={level} />
      </div>
      <p role="status" className="voice-words">
        {test.state === 'stuck' ? '' : t(`test.${test.state}`)}
      </p>
      {test.state === 'stuck' ? <ProblemNotice problem={test.problem} action={typeInstead} /> : null}
      <Verdict
        test={test}
        verdict={verdict}
        onVerdict={(chosen) => {
          setVerdict(chosen)
          if (chosen === 'good') onReady()
        }}
      />
      <div className="voice-row">
        <Button tone="quiet" isDisabled={isBusy} onPress={onReady}>
          {t('setup.skip')}
        </Button>
        {test.state === 'stuck' ? null : typeInstead}
      </div>
    </section>
  )
}

interface VerdictProps {
  readonly test: SoundTest
  readonly verdict: 'good' | 'bad' | null
  readonly onVerdict: (verdict: 'good' | 'bad') => void
}

/** Asks whether the recording was heard, and helps where it was not. */
function Verdict({ test, verdict, onVerdict }: VerdictProps) {
  const t = useWords('voice')
  if (test.state !== 'played') return null
  return (
    <>
      <div className="voice-row">
        <Button tone="primary" onPress={() => onVerdict('good')}>
          {t('setup.heard')}
        </Button>
        <Button onPress={() => onVerdict('bad')}>{t('setup.wrong')}</Button>
      </div>
      {verdict === 'bad' ? (
        <div className="voice-help" role="status">
          <p>{t('help.title')}</p>
          <ul>
            <li>{t('help.device')}</li>
            <li>{t('help.mute')}</li>
            <li>{t('help.speakers')}</li>
            <li>{t('help.room')}</li>
            <li>{t('help.type')}</li>
          </ul>
        </div>
      ) : null}
    </>
  )
}

import { useWords } from '../../i18n/use-words.ts'
import { OneOf } from '../../ui/option-list.tsx'
import type { Microphone } from './use-microphones.ts'
import { useVoiceSettings } from './voice-settings.ts'

const standard = 'default'

/** Which microphone hears. One that was chosen and is gone leaves the system's default. */
export function MicrophoneChoice({ microphones }: { readonly microphones: readonly Microphone[] | null }) {
  const t = useWords('voice')
  const { settings, set } = useVoiceSettings()
  if (microphones === null) return null
  const named = microphones.filter(({ id }) => id !== '' && id !== standard)
  const isThere = named.some(({ id }) => id === settings.deviceId)
  const options = [
    { id: standard, label: t('device.default') },
    ...named.map(({ id, label }, index) => ({ id, label: label || t('device.unnamed', { number: index + 1 }) })),
  ]
  return (
    <OneOf
      label={t('device.label')}
      help={microphones.length === 0 ? t('device.none') : undefined}
      options={options}
      value={isThere ? settings.deviceId : standard}
      onChange={(id) => set({ deviceId: id === standard ? null : id })}
    />
  )
}

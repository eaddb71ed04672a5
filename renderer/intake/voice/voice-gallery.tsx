import { useEffect, useState } from 'react'
import type { IntakeView } from '../../../shared/ipc/intake-views.ts'
import { useClient } from '../../app/context.ts'
import { Page } from '../../app/page.tsx'
import { useWords } from '../../i18n/use-words.ts'
import { VoiceAnswer } from './voice-answer.tsx'
import { VoiceSetup } from './voice-setup.tsx'

/** Both parts with nothing around them, for eyes and for tests. Development only: no build for people has it. */
export function VoiceGallery() {
  const t = useWords('voice')
  const client = useClient()
  const [view, setView] = useState<IntakeView | null>(null)
  useEffect(() => {
    void client.ask('intake/look', null).then((reply) => reply.ok && setView(reply.value))
    return client.listen('intake/changed', setView)
  }, [client])
  const turn = view?.turns.findLast(({ answer, isSkipped }) => answer === null && !isSkipped) ?? null
  if (view === null) return null
  return (
    <Page title={t('answer.title')} lead={turn?.text}>
      {view.mode === 'voice' ? (
        <VoiceAnswer turn={turn} view={view} onView={setView} />
      ) : (
        <VoiceSetup
          onReady={() => setView({ ...view, mode: 'voice' })}
          onTypeInstead={() => setView({ ...view, isClosed: true })}
        />
      )}
    </Page>
  )
}

import { providersIn } from '../../shared/api/intake.ts'
import type { IntakeChoices } from '../../shared/intake/model.ts'
import { useAsk } from '../app/use-ask.ts'
import { useSpoken } from '../i18n/use-words.ts'
import type { ConversationProps } from './conversation.tsx'

/** Agrees to the conversation as it is shown now, and goes on by voice where that was newly chosen. */
export function useAgree(view: ConversationProps['view'], onView: ConversationProps['onView']) {
  const { language } = useSpoken()
  const { run, isBusy, failure } = useAsk()
  const agree = (choices: IntakeChoices) =>
    run('intake/open', { choices, language, told: providersIn(view.providers) }, (opened) => {
      const isNewlySpoken = opened.choices?.voice === true && view.choices?.voice !== true
      if (isNewlySpoken && opened.state === 'asking') return run('intake/mode', { mode: 'voice' }, onView)
      return onView(opened)
    })
  return { agree, isBusy, failure }
}

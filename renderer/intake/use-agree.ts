import { providersIn } from '../../shared/api/intake.ts'
import type { IntakeChoices } from '../../shared/intake/model.ts'
import { useAsk } from '../app/use-ask.ts'
import { useSpoken } from '../i18n/use-words.ts'
import type { ConversationProps } from './conversation.tsx'

/**
 * Agrees to the conversation, and goes on by voice where that was newly chosen. `told`: the providers that were named, which
 * are all that there are unless it says otherwise.
 */
export function useAgree(view: ConversationProps['view'], onView: ConversationProps['onView']) {
  const { language } = useSpoken()
  const { run, isBusy, failure } = useAsk()
  const agree = (choices: IntakeChoices, told = providersIn(view.providers)) =>
    run('intake/open', { choices, language, told }, (opened) => {
      const isNewlySpoken = opened.choices?.voice === true && view.choices?.voice !== true
      if (isNewlySpoken && opened.state === 'asking') return run('intake/mode', { mode: 'voice' }, onView)
      return onView(opened)
    })
  return { agree, isBusy, failure }
}

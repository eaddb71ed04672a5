import { AppError } from '../../../shared/errors.ts'
import type { Channel, Handlers } from '../../../shared/ipc/contract.ts'
import type { IntakeSession } from '../intake/intake-session.ts'

export type IntakeHandlers = Pick<Handlers, Extract<Channel, `intake/${string}` | `hearing/${string}`>>

/** Binds the channels of the conversation. `current` throws where no attempt is open. Nothing hears or speaks yet. */
export function createIntakeHandlers(current: () => IntakeSession): IntakeHandlers {
  const unheard = async (): Promise<never> => {
    await current().look() // names the first reason: no attempt, or no conversation
    throw new AppError('intake/voice-off')
  }
  return {
    'intake/look': async () => current().look(),
    'intake/open': async (request) => current().open(request),
    'intake/answer': async (request) => current().answer(request),
    'intake/skip': async (request) => current().skip(request),
    'intake/correct': async (request) => current().correct(request),
    'intake/mode': async (request) => current().mode(request),
    'intake/finish': async () => current().finish(),
    'intake/decide': async (request) => current().decide(request),
    'intake/choose-update': async (request) => current().chooseUpdate(request),
    'intake/delete': async () => current().delete(),
    'intake/speak': async () => {
      await current().look()
      return null // the system's voices
    },
    'hearing/start': unheard,
    'hearing/sound': unheard,
    'hearing/end': unheard,
    'hearing/retry': unheard,
    'hearing/cancel': unheard,
  }
}

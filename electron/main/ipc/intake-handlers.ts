import type { Channel, Handlers } from '../../../shared/ipc/contract.ts'
import type { Hearing } from '../intake/hearing.ts'
import type { IntakeSession } from '../intake/intake-session.ts'

export type IntakeHandlers = Pick<Handlers, Extract<Channel, `intake/${string}` | `hearing/${string}`>>

/** Binds the channels of the conversation. `current` throws where no attempt is open. */
export function createIntakeHandlers(
  current: () => { readonly intake: IntakeSession; readonly hearing: Hearing },
): IntakeHandlers {
  return {
    'intake/look': async () => current().intake.look(),
    'intake/open': async (request) => current().intake.open(request),
    'intake/answer': async (request) => current().intake.answer(request),
    'intake/skip': async (request) => current().intake.skip(request),
    'intake/correct': async (request) => current().intake.correct(request),
    'intake/draft': async (request) => current().intake.draft(request),
    'intake/mode': async (request) => current().intake.mode(request),
    'intake/finish': async () => current().intake.finish(),
    'intake/decide': async (request) => current().intake.decide(request),
    'intake/choose-update': async (request) => current().intake.chooseUpdate(request),
    'intake/delete': async () => {
      current().hearing.cancel()
      return current().intake.delete()
    },
    'intake/speak': async (request) => current().intake.speak(request),
    'hearing/start': async (request) => current().hearing.start(request),
    'hearing/sound': async ({ sound }) => current().hearing.sound(new Uint8Array(Buffer.from(sound, 'base64'))),
    'hearing/end': async () => current().hearing.end(),
    'hearing/retry': async () => current().hearing.end(),
    'hearing/cancel': async () => current().hearing.cancel(),
  }
}

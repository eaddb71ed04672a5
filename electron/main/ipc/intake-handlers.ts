import { AppError } from '../../../shared/errors.ts'
import type { Channel, Handlers } from '../../../shared/ipc/contract.ts'

export type IntakeHandlers = Pick<Handlers, Extract<Channel, `intake/${string}` | `hearing/${string}`>>

/** The channels of the conversation where the open attempt has none. */
export const noIntake: IntakeHandlers = {
  'intake/look': refuse,
  'intake/open': refuse,
  'intake/answer': refuse,
  'intake/skip': refuse,
  'intake/correct': refuse,
  'intake/mode': refuse,
  'intake/finish': refuse,
  'intake/decide': refuse,
  'intake/choose-update': refuse,
  'intake/delete': refuse,
  'intake/speak': refuse,
  'hearing/start': refuse,
  'hearing/sound': refuse,
  'hearing/end': refuse,
  'hearing/retry': refuse,
  'hearing/cancel': refuse,
}

async function refuse(): Promise<never> {
  throw new AppError('intake/none')
}

import type { ErrorCode } from '../../../shared/errors.ts'
import type { Args, Channel, Value } from '../../../shared/ipc/contract.ts'

type IntakeChannel = Extract<Channel, `intake/${string}` | `hearing/${string}`>
type FakeIntake = { readonly [C in IntakeChannel]: (args: Args<C>) => Value<C> | Promise<Value<C>> }

/** The conversation's channels of the fake main: an attempt without one. */
export function createFakeIntake(refuse: (code: ErrorCode) => never): FakeIntake {
  const none = () => refuse('intake/none')
  return {
    'intake/look': none,
    'intake/open': none,
    'intake/answer': none,
    'intake/skip': none,
    'intake/correct': none,
    'intake/mode': none,
    'intake/finish': none,
    'intake/decide': none,
    'intake/choose-update': none,
    'intake/delete': none,
    'intake/speak': none,
    'hearing/start': none,
    'hearing/sound': none,
    'hearing/end': none,
    'hearing/retry': none,
    'hearing/cancel': none,
  }
}

import { invitationFromArguments } from '../invitation-link.ts'
import { type Emitter, listenTo, type Sensor, seesEverything } from './sensor.ts'

/** Records that the app was started a second time while it ran; the second start only brings the window to the front. */
export function createInstancesSensor(app: Emitter): Sensor {
  return {
    name: 'instances',
    start: (record) => ({
      coverage: seesEverything,
      stop: listenTo(app, {
        'second-instance': (_event: unknown, argv: readonly string[]) =>
          void record({
            type: 'instance.refused',
            data: { carriedInvitation: invitationFromArguments(argv) !== null },
          }),
      }),
    }),
  }
}

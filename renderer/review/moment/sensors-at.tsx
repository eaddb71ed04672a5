import type { ReactNode } from 'react'
import { Button } from 'react-aria-components/Button'
import { Dialog, DialogTrigger } from 'react-aria-components/Dialog'
import { Heading } from 'react-aria-components/Heading'
import { Popover } from 'react-aria-components/Popover'
import { sensorLabels } from '../../../shared/timeline/describe.ts'
import type { Moment } from '../../../shared/timeline/moment.ts'
import { clockSecond } from '../times.ts'

/** Every sensor at a moment, watching or not, with the record's reason; behind a button, because there are many. */
export function SensorsAt({ moment, children }: { readonly moment: Moment; readonly children: ReactNode }) {
  if (moment.watching.length + moment.blind.length === 0) return <strong>{children}</strong>
  return (
    <DialogTrigger>
      <Button className="sensors-button">{children}</Button>
      <Popover className="sensors-popover" placement="top end">
        <Dialog className="sensors">
          <Heading slot="title">Sensors at {clockSecond(moment.atMs)}</Heading>
          <table className="events-table">
            <thead>
              <tr>
                <th scope="col">Sensor</th>
                <th scope="col">Could see</th>
                <th scope="col">Because</th>
              </tr>
            </thead>
            <tbody>
              {moment.blind.map(({ sensor, state, reason }) => (
                <tr key={sensor}>
                  <th scope="row">{sensorLabels[sensor]}</th>
                  <td>
                    {state === 'waived' ? 'No, waived' : state === 'unsupported' ? 'No, not on this system' : 'No'}
                  </td>
                  <td>{reason}</td>
                </tr>
              ))}
              {moment.watching.map((sensor) => (
                <tr key={sensor}>
                  <th scope="row">{sensorLabels[sensor]}</th>
                  <td>Yes</td>
                  <td />
                </tr>
              ))}
            </tbody>
          </table>
        </Dialog>
      </Popover>
    </DialogTrigger>
  )
}

import type { ReactNode } from 'react'
import { Button } from 'react-aria-components/Button'
import { Dialog, DialogTrigger } from 'react-aria-components/Dialog'
import { Heading } from 'react-aria-components/Heading'
import { Modal, ModalOverlay } from 'react-aria-components/Modal'
import { sensorLabels } from '../../../shared/timeline/labels.ts'
import type { Moment } from '../../../shared/timeline/moment.ts'
import { clockSecond } from '../times.ts'
import '../../ui/dialog.css'

/** Every sensor at a moment, watching or not, with the record's reason; behind a button, because there are many. */
export function SensorsAt({ moment, children }: { readonly moment: Moment; readonly children: ReactNode }) {
  if (moment.watching.length + moment.blind.length === 0) return <strong>{children}</strong>
  return (
    <DialogTrigger>
      <Button className="sensors-button">{children}</Button>
      <ModalOverlay className="dialog-overlay" isDismissable>
        <Modal className="dialog-modal">
          <Dialog className="dialog">
            <Heading slot="title" level={2}>
              Sensors at {clockSecond(moment.atMs)}
            </Heading>
            {/* biome-ignore lint/a11y/noNoninteractiveTabindex: it scrolls by itself, so the keyboard has to reach it */}
            <section className="sensors" aria-label="Every sensor" tabIndex={0}>
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
            </section>
            <div className="dialog-actions">
              <Button slot="close" className="button button-secondary">
                Close
              </Button>
            </div>
          </Dialog>
        </Modal>
      </ModalOverlay>
    </DialogTrigger>
  )
}

/** The part of Electron's event object that listeners use. */
export interface Preventable {
  defaultPrevented: boolean
  preventDefault(): void
}

/** Makes an event object whose default can be prevented, carrying `fields`. */
export function preventable<Fields extends object>(fields?: Fields): Preventable & Fields {
  const event = {
    defaultPrevented: false,
    preventDefault(): void {
      event.defaultPrevented = true
    },
    ...(fields as Fields),
  }
  return event
}

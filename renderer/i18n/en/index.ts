import { app } from './app.ts'
import { assessment } from './assessment.ts'
import { check } from './check.ts'
import { consent } from './consent.ts'
import { display } from './display.ts'
import { fields } from './fields.ts'
import { invitation } from './invitation.ts'
import { origins } from './origins.ts'
import { stimuli } from './stimuli.ts'
import { submit } from './submit.ts'
import { ui } from './ui.ts'

/** English, a namespace a feature. It is the source of the keys: what is not here cannot be said. */
export const english = {
  app,
  assessment,
  check,
  consent,
  display,
  fields,
  invitation,
  origins,
  stimuli,
  submit,
  ui,
} as const

import { app } from './app.ts'
import { assessment } from './assessment.ts'
import { check } from './check.ts'
import { clock } from './clock.ts'
import { consent } from './consent.ts'
import { deletion } from './deletion.ts'
import { display } from './display.ts'
import { fields } from './fields.ts'
import { handOver } from './handOver.ts'
import { hold } from './hold.ts'
import { intake } from './intake.ts'
import { invitation } from './invitation.ts'
import { live } from './live.ts'
import { lobby } from './lobby.ts'
import { origins } from './origins.ts'
import { practice } from './practice.ts'
import { preflight } from './preflight.ts'
import { reasons } from './reasons.ts'
import { record } from './record.ts'
import { results } from './results.ts'
import { stimuli } from './stimuli.ts'
import { submit } from './submit.ts'
import { ui } from './ui.ts'
import { voice } from './voice.ts'

/** English, a namespace a feature. It is the source of the keys: what is not here cannot be said. */
export const english = {
  app,
  assessment,
  check,
  clock,
  consent,
  deletion,
  display,
  fields,
  handOver,
  hold,
  intake,
  invitation,
  live,
  lobby,
  origins,
  practice,
  preflight,
  reasons,
  record,
  results,
  stimuli,
  submit,
  ui,
  voice,
} as const

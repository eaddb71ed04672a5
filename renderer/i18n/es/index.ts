/**
 * Spanish for any country. It addresses the candidate as `tú`: the English voice is plain, second person and calm, and
 * `usted` or impersonal forms would sound like a form from an office. Neutral words: `equipo` for the computer,
 * `entregar` for submit, `enviar` only for what goes to the server, `intento` for attempt, `registro` for the record
 * and its journal, `comprobante` for receipt, `quien revise` for the reviewer, `traspasar` for handing over, `valorar` for
 * what the candidate rates and `calificar` for how the answers are rated.
 */

import type { Catalogue, Translation } from '../catalogue.ts'
import { app } from './app.ts'
import { assessment } from './assessment.ts'
import { check } from './check.ts'
import { clock } from './clock.ts'
import { consent } from './consent.ts'
import { deletion } from './deletion.ts'
import { display } from './display.ts'
import { errors } from './errors.ts'
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

/** Spanish, whole: a namespace or a key that is missing does not compile. */
export const spanish: { readonly [Name in keyof Catalogue]: Spanish<Catalogue[Name]> } = {
  app,
  assessment,
  check,
  clock,
  consent,
  deletion,
  display,
  errors,
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
}

/** Spanish has three plural forms; `many` is for whole millions. */
export type Spanish<English> = Translation<English, 'one' | 'many' | 'other'>

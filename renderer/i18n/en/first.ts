import { app } from './app.ts'
import { invitation } from './invitation.ts'
import { ui } from './ui.ts'

/** The words of the first screen, which come in the first bundle; all others come with the whole catalogue. */
export const first = { app, invitation, ui } as const

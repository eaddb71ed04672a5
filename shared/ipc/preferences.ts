import { z } from 'zod'

/** Languages of the interface. */
export const languages = ['en', 'es'] as const
export type Language = (typeof languages)[number]

/** Sizes of text in percent of the usual one. */
export const textSizes = [100, 115, 130, 150] as const

/**
 * How the candidate wants to see the client; `system` follows the computer. Display only: nothing of it is recorded in an
 * attempt or sent to a server.
 */
export const Preferences = z.strictObject({
  language: z.enum(['system', ...languages]),
  theme: z.enum(['system', 'light', 'dark']),
  textSize: z.literal(textSizes),
  contrast: z.enum(['system', 'normal', 'high']),
  motion: z.enum(['system', 'reduced']),
})
export type Preferences = Readonly<z.output<typeof Preferences>>

/** What an administrator may fix for everybody on a computer. */
export const LockedPreference = z.enum(['language', 'theme'])
export type LockedPreference = z.output<typeof LockedPreference>

export const defaultPreferences: Preferences = {
  language: 'system',
  theme: 'system',
  textSize: 100,
  contrast: 'system',
  motion: 'system',
}

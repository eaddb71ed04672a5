import { z } from 'zod'

/** Building blocks that both parts of an item pack share. */

export const Id = z.string().regex(/^[a-z0-9][a-z0-9-]{0,63}$/, 'ids are lower-case letters, digits and hyphens')
export const Line = z.string().min(1).max(400)
export const Prose = z.string().min(1).max(20_000)
export const Version = z.string().regex(/^\d+\.\d+\.\d+$/, 'a version is three numbers, for example 1.0.0')
/** BCP 47 tag. */
export const Language = z
  .string()
  .regex(/^[a-z]{2,3}(-[A-Za-z0-9]{2,8})*$/, 'a language is a BCP 47 tag, for example en')

import type { consent as english } from '../en/consent.ts'
import type { Spanish } from './index.ts'

export const consent: Spanish<typeof english> = {}

import type { check as english } from '../en/check.ts'
import type { Spanish } from './index.ts'

export const check: Spanish<typeof english> = {}

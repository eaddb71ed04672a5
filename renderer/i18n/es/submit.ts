import type { submit as english } from '../en/submit.ts'
import type { Spanish } from './index.ts'

export const submit: Spanish<typeof english> = {}

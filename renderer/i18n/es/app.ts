import type { app as english } from '../en/app.ts'
import type { Spanish } from './index.ts'

export const app: Spanish<typeof english> = {}

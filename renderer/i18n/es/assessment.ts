import type { assessment as english } from '../en/assessment.ts'
import type { Spanish } from './index.ts'

export const assessment: Spanish<typeof english> = {}

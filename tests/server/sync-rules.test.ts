import { describe } from 'vitest'
import { connectPglite } from '../../server/store/connect-pglite.ts'
import { describeSyncRules } from './sync-rules.ts'

describe('the rules of sync, on PGlite', () => {
  describeSyncRules(() => connectPglite())
})

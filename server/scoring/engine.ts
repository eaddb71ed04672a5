import { PackKey } from '../../shared/pack/key.ts'
import { rateAttempt } from '../../shared/scoring/rate.ts'
import { parseStored } from '../store/parse-stored.ts'
import type { Rater } from './rater.ts'

/** The embedded engine as a rater: deterministic, offline, no model. */
export const engine: Rater = {
  name: 'engine',
  rate: (pack, key, values) => rateAttempt(pack, parseStored(PackKey, key), values).items,
}

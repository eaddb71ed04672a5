import { describe, expect, it } from 'vitest'
import type { ItemKey } from '../../../../shared/pack/key.ts'
import type { TypeAttacks } from './attacks.ts'
import { nameOf } from './keyed-items.ts'
import { listSuites } from './suite.ts'

/** Declares the gaming suite of one type; a test file of its own calls it, so that types run side by side. */
export function describeAttacks<Key extends ItemKey>(own: TypeAttacks<Key>): void {
  for (const { subject, attacks } of listSuites(own))
    describe(`attacks on ${nameOf(subject)}`, () => {
      it.each(attacks)('$name $rule', ({ breaches }) => {
        expect(breaches()).toEqual([])
      })
    })
}

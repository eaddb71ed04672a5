import { createDesk } from './desk.ts'
import { type Kind, kinds } from './people.ts'
import { createRandom } from './random.ts'

/** Attempts of each kind. */
export const SEEDS = 24
/** The first so many seeds were in view while the rules were made; the others were first played when they were done. */
export const SEEN_SEEDS = 12

export interface Simulated {
  readonly kind: Kind
  readonly seed: number
  /** A fixture script, version 1. */
  readonly script: Readonly<Record<string, unknown>>
}

/** The script of one person. Pure: the same kind and seed give the same script. */
export function simulate(kind: Kind, seed: number): Simulated {
  const random = createRandom(seed * 7_919 + kinds.indexOf(kind) * 104_729)
  const desk = createDesk(random, random.pick(kind.habits))
  kind.play(desk, random)
  desk.wait(random.whole(10_000, 60_000))
  const script = {
    version: 1,
    about: `${kind.id}: ${kind.description}`,
    seed,
    ...kind.script,
    steps: [...desk.steps, { do: 'submit' }],
  }
  return { kind, seed, script }
}

/** Every labelled attempt, kind by kind. */
export function simulateAll(
  seeds: readonly number[] = Array.from({ length: SEEDS }, (_, seed) => seed),
): readonly Simulated[] {
  return kinds.flatMap((kind) => seeds.map((seed) => simulate(kind, seed)))
}

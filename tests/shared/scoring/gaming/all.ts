import type { ItemKey } from '../../../../shared/pack/key.ts'
import type { Concept } from '../../../../shared/pack/keys/common.ts'
import { agenticAttacks } from './agentic.ts'
import { evaluationAttacks } from './evaluation.ts'
import { rankingAttacks } from './ranking.ts'
import { rubricAttacks } from './rubric.ts'
import { sftAttacks } from './sft.ts'
import { listSuites, type Suite } from './suite.ts'

/** The attacks on every keyed item of every pack, type by type. */
export function listAllSuites(): readonly Suite[] {
  return [
    ...listSuites(evaluationAttacks),
    ...listSuites(rankingAttacks),
    ...listSuites(rubricAttacks),
    ...listSuites(sftAttacks),
    ...listSuites(agenticAttacks),
  ]
}

/** Everything that a key listens for. */
export function conceptsOf(key: ItemKey): readonly Concept[] {
  switch (key.type) {
    case 'evaluation':
      return evaluationAttacks.concepts(key)
    case 'preference-ranking':
      return rankingAttacks.concepts(key)
    case 'rubric':
      return rubricAttacks.concepts(key)
    case 'sft':
      return sftAttacks.concepts(key)
    case 'agentic':
      return agenticAttacks.concepts(key)
  }
}

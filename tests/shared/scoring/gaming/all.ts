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

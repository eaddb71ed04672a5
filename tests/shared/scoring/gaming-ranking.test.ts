import { rankingAttacks } from './gaming/ranking.ts'
import { describeAttacks } from './gaming/run.ts'

describeAttacks(rankingAttacks)

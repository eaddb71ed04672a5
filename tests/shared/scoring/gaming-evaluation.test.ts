import { evaluationAttacks } from './gaming/evaluation.ts'
import { describeAttacks } from './gaming/run.ts'

describeAttacks(evaluationAttacks)

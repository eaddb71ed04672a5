import { describeAttacks } from './gaming/run.ts'
import { sftAttacks } from './gaming/sft.ts'

describeAttacks(sftAttacks)

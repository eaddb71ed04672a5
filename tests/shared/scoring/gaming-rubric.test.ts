import { rubricAttacks } from './gaming/rubric.ts'
import { describeAttacks } from './gaming/run.ts'

describeAttacks(rubricAttacks)

import { agenticAttacks } from './gaming/agentic.ts'
import { describeAttacks } from './gaming/run.ts'

describeAttacks(agenticAttacks)

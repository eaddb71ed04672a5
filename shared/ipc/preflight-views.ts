import { z } from 'zod'
import { DisplayView } from './hold-views.ts'
import { CheckView } from './views.ts'

/** What the pre-flight page shows of the computer; what the invitation holds, the page knows from the invitation. */
export const PreflightView = z.strictObject({
  checks: z.array(CheckView),
  /** The main display first. */
  displays: z.array(DisplayView),
})
export type PreflightView = Readonly<z.output<typeof PreflightView>>

import { Button } from '../ui/button.tsx'
import { Notice } from '../ui/notice.tsx'
import { sayProblem } from './review-client.ts'

export interface LoadFailedProps {
  readonly failure: unknown
  readonly retry: () => void
  /** What is still good, where something is. */
  readonly safe?: string
}

/** What could not be loaded, why, and another try. */
export function LoadFailed({ failure, retry, safe }: LoadFailedProps) {
  const { code, message } = sayProblem(failure)
  return (
    <Notice
      tone="problem"
      happened={message}
      safe={safe ?? null}
      code={code}
      announce="alert"
      action={<Button onPress={retry}>Try again</Button>}
    />
  )
}

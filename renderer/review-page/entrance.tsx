import { type ReactNode, useCallback, useEffect, useMemo, useState } from 'react'
import type { Account } from '../../shared/api/review.ts'
import { AppError } from '../../shared/errors.ts'
import { ReviewContext, type ReviewSetting } from '../review/context.ts'
import { type ReviewClient, sayProblem } from '../review/review-client.ts'
import { SignInScreen } from '../review/sign-in/sign-in-screen.tsx'
import { Button } from '../ui/button.tsx'
import { Notice } from '../ui/notice.tsx'
import { Skeleton } from '../ui/skeleton.tsx'
import { places } from './router.tsx'

type Who =
  | { readonly state: 'asking' }
  | { readonly state: 'nobody' }
  | { readonly state: 'somebody'; readonly account: Account }
  | { readonly state: 'unknown'; readonly failure: unknown }

/** Shows the pages to whoever is signed in, and the sign-in to everybody else; the address stays the one asked for. */
export function Entrance({ client, children }: { readonly client: ReviewClient; readonly children: ReactNode }) {
  const [who, setWho] = useState<Who>({ state: 'asking' })
  const ask = useCallback(() => {
    client.account().then(
      (account) => setWho({ state: 'somebody', account }),
      (failure: unknown) => {
        const isNobody = failure instanceof AppError && failure.code === 'auth/required'
        setWho(isNobody ? { state: 'nobody' } : { state: 'unknown', failure })
      },
    )
  }, [client])
  useEffect(ask, [ask])

  const onSignedOut = useCallback(() => setWho({ state: 'nobody' }), [])
  const account = who.state === 'somebody' ? who.account : null
  const setting = useMemo<ReviewSetting | null>(
    () => (account === null ? null : { client, places, account, onSignedOut }),
    [client, account, onSignedOut],
  )
  if (setting !== null) return <ReviewContext value={setting}>{children}</ReviewContext>
  if (who.state === 'nobody')
    return <SignInScreen client={client} onSignedIn={(next) => setWho({ state: 'somebody', account: next })} />
  if (who.state === 'unknown') {
    const { code, message } = sayProblem(who.failure)
    return (
      <main className="page">
        <Notice tone="problem" happened={message} code={code} action={<Button onPress={ask}>Try again</Button>} />
      </main>
    )
  }
  return (
    <main className="page">
      <Skeleton label="Loading" />
    </main>
  )
}

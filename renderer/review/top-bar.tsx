import type { ReactNode } from 'react'
import { Brand } from '../app/brand.tsx'
import { Button } from '../ui/button.tsx'
import { useReview } from './context.ts'

/** The bar of every review page: where one is, and who one is. */
export function TopBar({ children }: { readonly children?: ReactNode }) {
  const { account, client, onSignedOut, places } = useReview()
  const signOut = () => void client.signOut().then(onSignedOut, onSignedOut)
  return (
    <header className="review-bar">
      <a className="review-bar-brand" href={places.attempts()} aria-label="Candor, all attempts">
        <Brand />
      </a>
      <div className="review-bar-place">{children}</div>
      <a className="small" href={places.live()}>
        Live
      </a>
      {account.role === 'administrator' ? (
        <a className="small" href={places.audit()}>
          Audit log
        </a>
      ) : null}
      <span className="review-bar-who small soft">
        <span title={account.email}>{account.name}</span>, {account.organisation}
      </span>
      <Button tone="quiet" onPress={signOut}>
        Sign out
      </Button>
    </header>
  )
}

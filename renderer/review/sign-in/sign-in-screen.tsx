import { type FormEvent, useState } from 'react'
import { Input } from 'react-aria-components/Input'
import { Label } from 'react-aria-components/Label'
import { TextField } from 'react-aria-components/TextField'
import type { Account } from '../../../shared/api/review.ts'
import { Brand } from '../../app/brand.tsx'
import { Button } from '../../ui/button.tsx'
import { Notice } from '../../ui/notice.tsx'
import { type ReviewClient, sayProblem } from '../review-client.ts'
import '../../ui/text-field.css'
import './sign-in.css'

export interface SignInScreenProps {
  readonly client: ReviewClient
  readonly onSignedIn: (account: Account) => void
}

export function SignInScreen({ client, onSignedIn }: SignInScreenProps) {
  const [email, setEmail] = useState('')
  const [password, setPassword] = useState('')
  const [isBusy, setBusy] = useState(false)
  const [problem, setProblem] = useState<ReturnType<typeof sayProblem> | null>(null)

  const submit = (event: FormEvent) => {
    event.preventDefault()
    if (isBusy) return
    setBusy(true)
    client.signIn({ email: email.trim(), password }).then(onSignedIn, (failure: unknown) => {
      setProblem(sayProblem(failure))
      setBusy(false)
    })
  }
  return (
    <main className="sign-in">
      <form className="sign-in-card" onSubmit={submit} noValidate>
        <Brand />
        <div className="sign-in-heading">
          <h1>Review attempts</h1>
          <p className="soft">Sign in with the account that your organisation gave you.</p>
        </div>
        {problem ? <Notice tone="problem" happened={problem.message} code={problem.code} announce="alert" /> : null}
        <TextField
          className="text-field"
          value={email}
          onChange={setEmail}
          type="email"
          autoFocus
          isRequired
          validationBehavior="aria"
        >
          <Label className="text-field-label">E-mail address</Label>
          <Input className="text-field-input" autoComplete="username" spellCheck={false} />
        </TextField>
        <TextField
          className="text-field"
          value={password}
          onChange={setPassword}
          type="password"
          isRequired
          validationBehavior="aria"
        >
          <Label className="text-field-label">Password</Label>
          <Input className="text-field-input" autoComplete="current-password" />
        </TextField>
        <Button tone="primary" type="submit" isDisabled={email.trim() === '' || password === ''}>
          {isBusy ? 'Signing in' : 'Sign in'}
        </Button>
      </form>
    </main>
  )
}

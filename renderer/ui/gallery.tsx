import { type ReactNode, useState } from 'react'
import { Badge } from './badge.tsx'
import { Button } from './button.tsx'
import { Dialog } from './dialog.tsx'
import { Legend } from './legend.tsx'
import { Notice } from './notice.tsx'
import type { Groups } from './ordering/moves.ts'
import { Ordering } from './ordering/ordering.tsx'
import { shownOrigins, useOriginWords } from './origins.ts'
import { ProgressSteps } from './progress-steps.tsx'
import { RatingGroup } from './rating-group.tsx'
import { SaveState } from './save-state.tsx'
import { Skeleton } from './skeleton.tsx'
import { TextField } from './text-field.tsx'
import './gallery.css'

/** Every component in every state, for eyes and for the screenshot test. Development only: no build for people has it. */
export function Gallery() {
  return (
    <main className="page gallery">
      <h1>Components</h1>
      <Buttons />
      <Fields />
      <Notices />
      <States />
      <Orderings />
      <Origins />
      <Dialogs />
    </main>
  )
}

function Part({ title, children }: { readonly title: string; readonly children: ReactNode }) {
  return (
    <section className="gallery-part" aria-label={title}>
      <h2>{title}</h2>
      {children}
    </section>
  )
}

function Buttons() {
  return (
    <Part title="Button and badge">
      <div className="gallery-row">
        <Button tone="primary">Primary</Button>
        <Button>Secondary</Button>
        <Button tone="quiet">Quiet</Button>
        <Button tone="danger">Delete the attempt</Button>
        <Button tone="primary" isDisabled>
          Disabled
        </Button>
        <Button tone="primary" isBusy>
          Working…
        </Button>
      </div>
      <div className="gallery-row">
        <Badge tone="plain">Plain</Badge>
        <Badge tone="good" icon="good">
          Good
        </Badge>
        <Badge tone="caution" icon="notice">
          Note
        </Badge>
        <Badge tone="problem" icon="blocked">
          To change
        </Badge>
      </div>
    </Part>
  )
}

function Fields() {
  const [text, setText] = useState('')
  const [rating, setRating] = useState<number | null>(null)
  return (
    <Part title="Text field and rating">
      <TextField label="Server address" value={text} onChange={setText} help="Given by your organisation." />
      <TextField
        label="Invitation code"
        value="ABCD-EFGH-JK"
        onChange={() => undefined}
        error="The code has 10 of 12 letters and digits. Check it against your message."
        isMonospaced
      />
      <RatingGroup
        label="How accurate is the response, taken as a whole?"
        help="Judge what it says against the fact sheet."
        lowLabel="A reader would be badly misled"
        highLabel="A reader can rely on every statement"
        value={rating}
        onChange={setRating}
      />
      <RatingGroup label="Chosen" lowLabel="Low" highLabel="High" value={4} onChange={() => undefined} isReadOnly />
    </Part>
  )
}

function Notices() {
  return (
    <Part title="Notice">
      <Notice
        tone="plain"
        happened="This computer is offline."
        safe="Everything you write is saved on this device."
        next="Sending continues when the network is back."
        action={<Button tone="quiet">Try now</Button>}
      />
      <Notice tone="good" happened="The server holds the whole record and has signed for it." />
      <Notice tone="caution" happened="Three fields are still blank. Submitting is possible once they are filled." />
      <Notice
        tone="problem"
        happened="Candor could not write to this device."
        safe="What was saved until 14:01 is safe. What you wrote since is in this window only."
        next="Do not close Candor. Free some space on this device; Candor tries again by itself."
        code="storage/failed"
      />
    </Part>
  )
}

const sync = { pendingBytes: 0, sentWallMs: null, nextTryWallMs: null, code: null, detail: null }

function States() {
  const savedWallMs = Date.now() - 2_000
  return (
    <Part title="Save state, steps, skeleton">
      <div className="gallery-row">
        <SaveState save={{ state: 'saved', savedWallMs }} sync={{ ...sync, state: 'sent' }} hasUnconfirmed={false} />
        <SaveState save={{ state: 'saved', savedWallMs }} sync={{ ...sync, state: 'sending' }} hasUnconfirmed />
        <SaveState
          save={{ state: 'saved', savedWallMs }}
          sync={{ ...sync, state: 'waiting', pendingBytes: 12_400, nextTryWallMs: Date.now() + 20_000 }}
          hasUnconfirmed={false}
        />
        <SaveState
          save={{ state: 'failed', savedWallMs, code: 'storage/failed', message: '' }}
          sync={{ ...sync, state: 'stopped' }}
          hasUnconfirmed
        />
      </div>
      <ProgressSteps
        label="Example steps"
        steps={['Invitation', 'Consent', 'System check', 'Assessment']}
        current={2}
      />
      <Skeleton label="Loading" />
    </Part>
  )
}

const options = ['A', 'B', 'C', 'D'].map((letter) => ({ id: letter, label: `Response ${letter}` }))

function Orderings() {
  const [fresh, setFresh] = useState<Groups | null>(null)
  const [tied, setTied] = useState<Groups>([['B'], ['A', 'D'], ['C']])
  return (
    <Part title="Ordering">
      <Ordering
        label="Not ordered yet, no ties"
        options={options}
        areTiesAllowed={false}
        value={fresh}
        onChange={setFresh}
      />
      <Ordering label="With a tie" options={options} areTiesAllowed value={tied} onChange={setTied} />
    </Part>
  )
}

function Origins() {
  const describe = useOriginWords()
  return (
    <Part title="Colours of origin">
      <Legend label="All origins" />
      <p className="gallery-prose">
        {shownOrigins.map((origin) => (
          <span key={origin}>
            <span data-origin={origin}>{describe(origin).explanation}</span>{' '}
          </span>
        ))}
      </p>
    </Part>
  )
}

function Dialogs() {
  const [isOpen, setOpen] = useState(false)
  return (
    <Part title="Dialog">
      <div>
        <Button onPress={() => setOpen(true)}>Open the dialog</Button>
      </div>
      <Dialog
        isOpen={isOpen}
        onClose={() => setOpen(false)}
        title="Submit your answers?"
        actions={
          <>
            <Button onPress={() => setOpen(false)}>Keep writing</Button>
            <Button tone="primary" onPress={() => setOpen(false)}>
              Submit and seal
            </Button>
          </>
        }
      >
        <p>After this the attempt is sealed: answers can no longer be changed and recording stops.</p>
      </Dialog>
    </Part>
  )
}

import { useState } from 'react'
import { LookedList } from './looked-list.tsx'

/** Who looked at the attempt; asked for when it is opened, because asking is written down too. */
export function Looked() {
  const [isOpen, setOpen] = useState(false)
  return (
    <details className="looked" onToggle={(event) => setOpen(event.currentTarget.open)}>
      <summary>Who looked at this attempt</summary>
      {isOpen ? <LookedList /> : null}
    </details>
  )
}

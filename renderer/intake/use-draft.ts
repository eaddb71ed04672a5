import { useCallback, useEffect, useRef, useState } from 'react'
import type { TurnView } from '../../shared/ipc/intake-views.ts'
import { useClient } from '../app/context.ts'
import type { Failure } from '../app/state.ts'

/** Text is kept so long after the last key, in ms; at once when the screen or the window goes. */
const PAUSE_MS = 400

export interface Draft {
  /** Null while nothing is being written. */
  readonly text: string | null
  readonly write: (text: string) => void
  /** It was sent, and main has forgotten it. */
  readonly sent: () => void
  /** Throws it away, here and in main. */
  readonly drop: () => void
  /** Why it could not be kept. */
  readonly failure: Failure | null
}

/** What is being written about a turn. Main keeps it until it is sent (docs/spec/intake.md, IN58). */
export function useDraft({ turnId, draft }: TurnView, of: 'answer' | 'correction'): Draft {
  const client = useClient()
  const [written, setWritten] = useState<{ readonly turnId: string; readonly text: string | null } | null>(null)
  const [failure, setFailure] = useState<Failure | null>(null)
  const pending = useRef<{ readonly timer: ReturnType<typeof setTimeout>; readonly text: string } | null>(null)

  const forget = useCallback(() => {
    if (pending.current !== null) clearTimeout(pending.current.timer)
    pending.current = null
  }, [])
  const keep = useCallback(
    async (text: string) => {
      forget()
      const reply = await client.ask('intake/draft', { turnId, of, text })
      setFailure(reply.ok ? null : reply)
    },
    [client, forget, turnId, of],
  )
  useEffect(() => {
    const flush = () => {
      if (pending.current !== null) void keep(pending.current.text)
    }
    window.addEventListener('pagehide', flush)
    window.addEventListener('blur', flush)
    return () => {
      window.removeEventListener('pagehide', flush)
      window.removeEventListener('blur', flush)
      flush()
    }
  }, [keep])
  return {
    text: written?.turnId === turnId ? written.text : draft,
    write: (text) => {
      setWritten({ turnId, text })
      forget()
      pending.current = { text, timer: setTimeout(() => void keep(text), PAUSE_MS) }
    },
    sent: () => {
      forget()
      setWritten({ turnId, text: null })
    },
    drop: () => {
      setWritten({ turnId, text: null })
      void keep('')
    },
    failure,
  }
}

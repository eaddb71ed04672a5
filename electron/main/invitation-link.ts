import { InvitationCode } from '../../shared/api/enrolment.ts'
import { isTrustworthyServer } from '../../shared/api/server-address.ts'

export interface InvitationLink {
  readonly code: string
  /** Address of the scoring API, where the link names one. */
  readonly server: string | null
  /** The check of the computer is asked for, not the invitation itself. */
  readonly isCheckAsked: boolean
}

/** Reads `candor://invitation/CODE?server=https://…`, and the same with `check` for the check of the computer. Null when `text` is no such link or names an address we would not trust. */
export function parseInvitationLink(text: string): InvitationLink | null {
  if (!URL.canParse(text)) return null
  const url = new URL(text)
  if (url.protocol !== 'candor:' || (url.host !== 'invitation' && url.host !== 'check')) return null
  const path = decodePath(url.pathname)
  const code = InvitationCode.safeParse(path?.slice(1))
  if (!code.success) return null
  const server = url.searchParams.get('server')
  if (server !== null && !isTrustworthyServer(server)) return null
  return { code: code.data, server, isCheckAsked: url.host === 'check' }
}

/** Anybody can start the app with a link: one whose percent signs mean nothing is no link, and no reason to stop. */
function decodePath(pathname: string): string | null {
  try {
    return decodeURIComponent(pathname)
  } catch {
    return null
  }
}

/** Whether what was typed is this code. */
export function isSameCode(code: string, typed: string): boolean {
  return InvitationCode.safeParse(typed).data === code
}

/** Finds the first invitation link among the arguments of a start. */
export function invitationFromArguments(argv: readonly string[]): InvitationLink | null {
  for (const argument of argv) {
    const link = parseInvitationLink(argument)
    if (link !== null) return link
  }
  return null
}

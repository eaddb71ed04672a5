import type { Origin } from '../../shared/provenance/origins.ts'
import type { ShownOrigin } from '../ui/origins.ts'

/** The name under which the design system knows an origin: `pasted-own` is shown as `pasted:own`. */
export function shownOrigin(origin: Origin): ShownOrigin {
  switch (origin) {
    case 'pasted-own':
      return 'pasted:own'
    case 'pasted-stimulus':
      return 'pasted:stimulus'
    case 'pasted-external':
      return 'pasted:external'
    case 'dropped-own':
      return 'dropped:own'
    case 'dropped-stimulus':
      return 'dropped:stimulus'
    case 'dropped-external':
      return 'dropped:external'
    default:
      return origin
  }
}

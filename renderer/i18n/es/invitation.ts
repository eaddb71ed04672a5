import type { invitation as english } from '../en/invitation.ts'
import type { Spanish } from './index.ts'

export const invitation: Spanish<typeof english> = {}

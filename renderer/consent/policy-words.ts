import type { Policy } from '../../shared/policy/policy.ts'

/** What the client will do to the computer under this policy, in a sentence or two. */
export function clientWords(policy: Policy): string {
  const hold =
    policy.lockdown === 'observe'
      ? 'Candor records and does not hold your computer: other programs keep working.'
      : 'Candor holds the window in front and blocks some shortcuts until you submit or leave.'
  const screen = policy.isFullscreenAsked ? ' You are asked to work in full screen.' : ''
  const waived =
    policy.waived.length === 0
      ? ''
      : ` Not used for you: ${policy.waived.map(({ sensor, reason }) => `${sensor} (${reason})`).join(', ')}.`
  return `${hold}${screen}${waived}`
}

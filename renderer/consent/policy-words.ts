import type { Policy } from '../../shared/policy/policy.ts'
import type { Words } from '../i18n/words.ts'

/** What the client will do to the computer under this policy, in whole sentences. */
export function clientWords(t: Words<'consent'>, policy: Policy): string {
  const hold = policy.lockdown === 'observe' ? t('policy.observe') : t('policy.restrict')
  return policy.isFullscreenAsked ? `${hold} ${t('policy.fullscreen')}` : hold
}

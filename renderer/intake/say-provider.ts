import type { Provider } from '../../shared/intake/model.ts'
import { useWords } from '../i18n/use-words.ts'

/** Names a provider as people read it: who offers it, and its model. */
export function useProviderName(): (provider: Provider) => string {
  const t = useWords('intake')
  return ({ kind, name }) => t('provider.named', { kind: t(`provider.${kind}`), name })
}

import { useWords } from '../i18n/use-words.ts'

/** Characters of an answer, as `intake/answer` takes it. */
export const MAX_ANSWER = 8_000

/** Says by how much a text is too long, so that nothing is cut off it; null where it fits. */
export function useOver(text: string, most: number): string | null {
  const t = useWords('intake')
  const over = text.trim().length - most
  return over > 0 ? t('text.over', { count: over, most }) : null
}

import { useWords } from '../../i18n/use-words.ts'

/** How loud it is, from 0 to 1. */
export function LevelMeter({ level }: { readonly level: number }) {
  const t = useWords('voice')
  return <meter className="level-meter" min={0} max={1} value={level} aria-label={t('level')} />
}

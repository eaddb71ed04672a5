import { useWords } from '../i18n/use-words.ts'

/** Innocent causes of an entry or of what a rule found, in the words that a reviewer reads. */
export function Causes({ causes }: { readonly causes: readonly string[] }) {
  const t = useWords('record')
  if (causes.length === 0) return null
  return (
    <details className="record-causes small">
      <summary>{t('causes', { count: causes.length })}</summary>
      <ul lang="en">
        {causes.map((cause) => (
          <li key={cause}>{cause}</li>
        ))}
      </ul>
    </details>
  )
}

import { useWords } from '../../i18n/use-words.ts'

const keys = [
  { keys: ['↓', '↑'], words: 'help.sentence' },
  { keys: ['→', '←'], words: 'help.word' },
  { keys: ['Ctrl ↓', 'Ctrl ↑'], words: 'help.paragraph' },
  { keys: ['Shift ↓', 'Shift →'], words: 'help.extend' },
  { keys: ['Alt Q'], words: 'help.quote' },
  { keys: ['Alt M'], words: 'help.mark' },
] as const

/** How to quote and mark, with and without a pointer; folded until asked for. */
export function QuotingHelp({ canMark }: { readonly canMark: boolean }) {
  const t = useWords('stimuli')
  return (
    <details className="quoting-help">
      <summary>{t(canMark ? 'help.titleMark' : 'help.title')}</summary>
      <p>{t('help.pointer')}</p>
      <p>{t('help.keyboard')}</p>
      <dl>
        {keys
          .filter(({ words }) => canMark || words !== 'help.mark')
          .map((row) => (
            <div key={row.words}>
              <dt>
                {row.keys.map((key) => (
                  <kbd key={key}>{key}</kbd>
                ))}
              </dt>
              <dd>{t(row.words)}</dd>
            </div>
          ))}
      </dl>
    </details>
  )
}

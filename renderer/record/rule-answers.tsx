import type { Finding } from '../../shared/findings/model.ts'
import { useWords } from '../i18n/use-words.ts'
import { Badge } from '../ui/badge.tsx'
import { Causes } from './causes.tsx'

/** What each rule says about the attempt so far, in the words that a reviewer reads. */
export function RuleAnswers({ findings }: { readonly findings: readonly Finding[] }) {
  const t = useWords('record')
  return (
    <section className="page-section" aria-labelledby="record-rules">
      <h2 id="record-rules">{t('rules.title')}</h2>
      <p className="soft">{t('rules.lead')}</p>
      <ul className="record-rules">
        {findings.map((finding) => (
          <li key={finding.rule} className="record-rule">
            <p className="record-rule-title">
              <span lang="en">{finding.title}</span>
              <Badge tone={finding.answer === 'found' ? 'caution' : 'plain'}>{t(`rules.${finding.answer}`)}</Badge>
            </p>
            <p lang="en" className={finding.answer === 'found' ? undefined : 'soft small'}>
              {finding.words}
            </p>
            {finding.answer === 'found' ? (
              <>
                <p lang="en" className="soft small">
                  {finding.wouldDiffer}
                </p>
                <Causes causes={finding.innocentCauses} />
              </>
            ) : null}
          </li>
        ))}
      </ul>
    </section>
  )
}

import { partsHeld, planHold } from '../../shared/policy/hold.ts'
import type { Policy } from '../../shared/policy/policy.ts'
import { takenBySystem } from '../../shared/policy/shortcuts.ts'
import { useFormats, useWords } from '../i18n/use-words.ts'
import './hold.css'

export interface PlannedPartsProps {
  /** The one that holds for this candidate on this computer. */
  readonly policy: Policy
  readonly platform: string
}

/** What the policy will hold on this computer for this candidate, before anything is. */
export function PlannedParts({ policy, platform }: PlannedPartsProps) {
  const t = useWords('hold')
  const { list } = useFormats()
  const plan = planHold(policy)
  const held = partsHeld(plan)
  const keys = takenBySystem[platform]
  if (plan.length === 0) return <p>{t('plan.nothing')}</p>
  return (
    <>
      <p>{held.length === 0 ? t('plan.nothing') : t('plan.lead')}</p>
      <dl className="held-parts">
        {plan.map(({ part, waived }) => (
          <div key={part} className="held-part">
            <dt>
              {t(`part.${part}`)}
              {waived === null ? null : <span className="soft small">{t('state.waived')}</span>}
            </dt>
            <dd className="soft">{t(`words.${part}`)}</dd>
          </div>
        ))}
      </dl>
      {held.includes('shortcuts') && keys !== undefined ? (
        <p className="soft small">{t('menu.system', { keys: list(keys) })}</p>
      ) : null}
      {held.length === 0 ? null : <p className="soft">{t('plan.wayOut')}</p>}
    </>
  )
}

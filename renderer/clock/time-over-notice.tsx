import { useNavigate } from '@tanstack/react-router'
import { useClientState } from '../app/context.ts'
import { useWords } from '../i18n/use-words.ts'
import { Button } from '../ui/button.tsx'
import { Notice } from '../ui/notice.tsx'
import { useClock } from './use-clock.ts'

/** Says that a limit was reached, what is safe, and what can still be done; nothing while there is time. */
export function TimeOverNotice({ section }: { readonly section: string | null }) {
  const t = useWords('clock')
  const navigate = useNavigate()
  const clock = useClock(section)
  const isLate = useClientState((state) => state.closedBy === 'attempt/time-over')
  if (clock === null || clock.over === null) return null
  const isAll = clock.over === 'assessment'
  return (
    <div className="assessment-notices">
      <Notice
        tone="caution"
        announce="alert"
        happened={t(isAll ? 'over.all' : 'over.section')}
        safe={t('over.safe')}
        next={t(isAll ? 'over.allNext' : 'over.sectionNext')}
        action={
          isAll ? (
            <Button tone="primary" onPress={() => void navigate({ to: '/review-answers' })}>
              {t('over.review')}
            </Button>
          ) : undefined
        }
      />
      {isLate ? <Notice tone="plain" happened={t('late.happened')} safe={t('late.safe')} /> : null}
    </div>
  )
}

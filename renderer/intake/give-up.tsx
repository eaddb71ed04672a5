import { useWords } from '../i18n/use-words.ts'
import { Button } from '../ui/button.tsx'
import { Notice } from '../ui/notice.tsx'

interface GiveUpProps {
  readonly how: 'intake/skip' | 'intake/finish'
  readonly isBusy: boolean
  readonly onGiveUp: () => void
  readonly onKeep: () => void
}

/** Asks before words that were not sent are thrown away. */
export function GiveUp({ how, isBusy, onGiveUp, onKeep }: GiveUpProps) {
  const t = useWords('intake')
  return (
    <Notice
      tone="caution"
      announce="alert"
      happened={t('giveUp.happened')}
      next={t('giveUp.next')}
      action={
        <div className="intake-actions">
          <Button autoFocus onPress={onKeep}>
            {t('giveUp.keep')}
          </Button>
          <Button tone="quiet" isBusy={isBusy} onPress={onGiveUp}>
            {t(how === 'intake/skip' ? 'giveUp.skip' : 'giveUp.finish')}
          </Button>
        </div>
      }
    />
  )
}

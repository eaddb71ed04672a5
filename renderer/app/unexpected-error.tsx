import { useWords } from '../i18n/use-words.ts'
import { Button } from '../ui/button.tsx'
import { Notice } from '../ui/notice.tsx'

/** The one place where a bug in a screen ends. Main holds the record, so loading the window again loses nothing. */
export function UnexpectedError() {
  const t = useWords('app')
  return (
    <main className="page">
      <Notice
        tone="problem"
        announce="alert"
        happened={t('failed.happened')}
        safe={t('failed.safe')}
        next={t('failed.next')}
        code="app/unexpected"
        action={
          <Button tone="primary" onPress={() => window.location.reload()}>
            {t('failed.load')}
          </Button>
        }
      />
    </main>
  )
}

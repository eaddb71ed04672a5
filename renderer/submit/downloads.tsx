import { useState } from 'react'
import { useAsk } from '../app/use-ask.ts'
import { useWords } from '../i18n/use-words.ts'
import { Button } from '../ui/button.tsx'
import { FailureNotice } from '../ui/failure-notice.tsx'
import { Notice } from '../ui/notice.tsx'

const formats = ['pdf', 'markdown', 'json'] as const
type Format = (typeof formats)[number]

/** The submitted questions and answers as a file of the candidate's own. */
export function Downloads() {
  const t = useWords('submit')
  const { run, isBusy, failure } = useAsk()
  const [saved, setSaved] = useState<string | null>(null)
  const [making, setMaking] = useState<Format | null>(null)
  const download = async (format: Format) => {
    setMaking(format)
    setSaved(null)
    await run('attempt/download', { format }, ({ path }) => setSaved(path))
    setMaking(null)
  }
  return (
    <section className="page-section" aria-labelledby="downloads">
      <h2 id="downloads">{t('download.title')}</h2>
      <p className="soft">{t('download.explain')}</p>
      <div className="button-row">
        {formats.map((format) => (
          <Button
            key={format}
            isBusy={making === format}
            isDisabled={isBusy && making !== format}
            onPress={() => void download(format)}
          >
            {t(`download.${format}`)}
          </Button>
        ))}
      </div>
      {saved === null ? null : (
        <Notice tone="good" announce="status" happened={t('download.saved')} safe={<bdi>{saved}</bdi>} />
      )}
      <FailureNotice failure={failure} safe={t('receipt.failureSafe')} />
    </section>
  )
}

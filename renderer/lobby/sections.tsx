import type { AttemptView } from '../../shared/ipc/views.ts'
import { useClientState } from '../app/context.ts'
import { markItems } from '../assessment/item-marks.ts'
import { Authored } from '../i18n/authored.tsx'
import { useFormats, useWords } from '../i18n/use-words.ts'

const MINUTE_MS = 60_000

/** Every section with its questions, the minutes it is made for, its own limit where it has one, and how far it is answered. */
export function Sections({ attempt }: { readonly attempt: AttemptView }) {
  const t = useWords('lobby')
  const { duration } = useFormats()
  const values = useClientState((state) => state.values)
  const flagged = useClientState((state) => state.flagged)
  const marks = markItems(attempt.pack, values, flagged)
  const limits = attempt.time.sections
  const hasLimits = Object.keys(limits).length > 0
  return (
    <div className="sections-frame">
      <table className="sections">
        <thead>
          <tr>
            <th scope="col">{t('sections.name')}</th>
            <th scope="col">{t('sections.items')}</th>
            <th scope="col">{t('sections.time')}</th>
            {hasLimits ? <th scope="col">{t('sections.limit')}</th> : null}
            <th scope="col">{t('sections.answered')}</th>
          </tr>
        </thead>
        <tbody>
          {attempt.pack.sections.map((section) => {
            const own = marks.filter((mark) => mark.section.id === section.id)
            const minutes = section.items.reduce((sum, item) => sum + item.targetMinutes, 0)
            const limit = limits[section.id]
            return (
              <tr key={section.id}>
                <th scope="row">
                  <Authored>{section.title}</Authored>
                </th>
                <td className="figures">{section.items.length}</td>
                <td className="figures">{t('sections.about', { time: duration(minutes * MINUTE_MS) })}</td>
                {hasLimits ? (
                  <td className="figures">{limit ? duration(limit.usedMs + limit.leftMs) : t('sections.noLimit')}</td>
                ) : null}
                <td className="figures">
                  {t('sections.done', {
                    done: own.filter((mark) => mark.state === 'complete').length,
                    count: own.length,
                  })}
                </td>
              </tr>
            )
          })}
        </tbody>
      </table>
    </div>
  )
}

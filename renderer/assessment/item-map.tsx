import type { Completeness } from '../../shared/pack/response.ts'
import { useClientState } from '../app/context.ts'
import { Authored } from '../i18n/authored.tsx'
import { useWords } from '../i18n/use-words.ts'
import { Button } from '../ui/button.tsx'
import { Dialog } from '../ui/dialog.tsx'
import { Icon, type IconName } from '../ui/icon.tsx'
import { type ItemMark, markItems } from './item-marks.ts'
import './item-map.css'

export interface ItemMapProps {
  readonly isOpen: boolean
  readonly current: string | null
  readonly onClose: () => void
  readonly onOpen: (item: string) => void
}

const icons: Readonly<Record<Completeness, IconName>> = { complete: 'good', partial: 'half', blank: 'ring' }

/** All sections and questions with how far each is answered and what is flagged; opened when asked. */
export function ItemMap({ isOpen, current, onClose, onOpen }: ItemMapProps) {
  const t = useWords('assessment')
  const attempt = useClientState((state) => state.attempt)
  const values = useClientState((state) => state.values)
  const flagged = useClientState((state) => state.flagged)
  if (attempt === null) return null
  const marks = isOpen ? markItems(attempt.pack, values, flagged) : []
  return (
    <Dialog
      isOpen={isOpen}
      onClose={onClose}
      title={t('map.title')}
      actions={<Button onPress={onClose}>{t('map.close')}</Button>}
    >
      {attempt.pack.sections.map((section) => (
        <section key={section.id} className="item-map-section" aria-labelledby={`map-${section.id}`}>
          <h3 id={`map-${section.id}`} className="item-map-heading">
            <Authored>{section.title}</Authored>
          </h3>
          <ol className="item-map">
            {marks
              .filter((mark) => mark.section.id === section.id)
              .map((mark) => (
                <MapRow key={mark.item.id} mark={mark} isCurrent={mark.item.id === current} onOpen={onOpen} />
              ))}
          </ol>
        </section>
      ))}
    </Dialog>
  )
}

interface MapRowProps {
  readonly mark: ItemMark
  readonly isCurrent: boolean
  readonly onOpen: (item: string) => void
}

function MapRow({ mark, isCurrent, onOpen }: MapRowProps) {
  const t = useWords('assessment')
  return (
    <li>
      <button
        type="button"
        className="item-map-row"
        onClick={() => onOpen(mark.item.id)}
        {...(isCurrent ? { 'aria-current': 'step' as const } : {})}
      >
        <span className={`item-map-mark is-${mark.state}`}>
          <Icon name={icons[mark.state]} />
        </span>
        <span className="item-map-title">
          <span className="figures">{mark.number}</span> <Authored>{mark.item.title}</Authored>
        </span>
        <span className="soft small">{t(`map.${mark.state}`)}</span>
        {mark.isFlagged ? (
          <span className="item-map-flag">
            <Icon name="flag" />
            <span className="visually-hidden">{t('map.flagged')}</span>
          </span>
        ) : null}
      </button>
    </li>
  )
}

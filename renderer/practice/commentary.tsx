import { Button } from 'react-aria-components/Button'
import { Disclosure, DisclosurePanel } from 'react-aria-components/Disclosure'
import type { Item } from '../../shared/pack/pack.ts'
import { useAuthored } from '../i18n/authored.tsx'
import { useWords } from '../i18n/use-words.ts'
import { Icon } from '../ui/icon.tsx'

/** What a good answer does, for whoever wants to compare; only open items have it. */
export function Commentary({ item }: { readonly item: Item }) {
  const t = useWords('practice')
  const authored = useAuthored()
  if (item.commentary === undefined) return null
  return (
    <Disclosure className="commentary">
      <h2>
        <Button slot="trigger" className="button button-quiet">
          <Icon name="next" /> {t('commentary')}
        </Button>
      </h2>
      <DisclosurePanel>
        <div className="commentary-text" {...authored}>
          {item.commentary.split(/\n{2,}/).map((paragraph) => (
            <p key={paragraph}>{paragraph}</p>
          ))}
        </div>
      </DisclosurePanel>
    </Disclosure>
  )
}

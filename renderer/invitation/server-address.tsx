import { useState } from 'react'
import { useWords } from '../i18n/use-words.ts'
import { Button } from '../ui/button.tsx'
import { TextField } from '../ui/text-field.tsx'

export interface ServerAddressProps {
  readonly value: string
  readonly onChange: (address: string) => void
  /** The administrator of the computer decides about it: it is shown and cannot be changed. */
  readonly isLocked: boolean
}

/** Shows which server the code is looked up at; changing it takes a second step, because few people ever need to. */
export function ServerAddress({ value, onChange, isLocked }: ServerAddressProps) {
  const t = useWords('invitation')
  const [isOpen, setOpen] = useState(false)
  if (isOpen)
    return (
      <div className="server-address-open">
        <TextField label={t('server.label')} value={value} onChange={onChange} autoFocus />
      </div>
    )
  return (
    <span className="server-address">
      <span className="soft small">{t('server.shown', { address: value.replace(/^https?:\/\//, '') })}</span>
      {isLocked ? (
        <span className="soft small">{t('server.locked')}</span>
      ) : (
        <Button tone="quiet" label={t('server.changeLabel')} onPress={() => setOpen(true)}>
          {t('server.change')}
        </Button>
      )}
    </span>
  )
}

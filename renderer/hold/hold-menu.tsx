import { useState } from 'react'
import { takenBySystem } from '../../shared/policy/shortcuts.ts'
import { useClient, useClientState } from '../app/context.ts'
import { holdsPart } from '../app/state.ts'
import { useFormats, useWords } from '../i18n/use-words.ts'
import { Button } from '../ui/button.tsx'
import { Dialog } from '../ui/dialog.tsx'
import { Icon } from '../ui/icon.tsx'
import './hold.css'

/** Says in the top bar that something is held; opens what, why it may be left, and how. Absent where nothing is. */
export function HoldMenu() {
  const t = useWords('hold')
  const client = useClient()
  const hold = useClientState((state) => state.hold)
  const [isOpen, setOpen] = useState(false)
  if (!hold.parts.some(({ state }) => state !== 'waived')) return null
  const leave = () => {
    setOpen(false)
    void client.ask('hold/leave-full-screen', null)
  }
  return (
    <>
      <Button tone="quiet" onPress={() => setOpen(true)}>
        <Icon name="lock" />
        {t('menu')}
      </Button>
      <Dialog
        isOpen={isOpen}
        onClose={() => setOpen(false)}
        title={t('menu.title')}
        actions={
          <>
            <Button tone="quiet" onPress={() => void client.ask('app/quit', null)}>
              {t('menu.quit')}
            </Button>
            {holdsPart(hold, 'fullscreen') ? <Button onPress={leave}>{t('menu.leaveFullScreen')}</Button> : null}
            <Button tone="primary" autoFocus onPress={() => setOpen(false)}>
              {t('menu.close')}
            </Button>
          </>
        }
      >
        <p>{t('menu.lead')}</p>
        <HeldParts />
        <SystemKeys />
        <p>{t('menu.wayOut')}</p>
      </Dialog>
    </>
  )
}

function HeldParts() {
  const t = useWords('hold')
  const parts = useClientState((state) => state.hold.parts)
  return (
    <dl className="held-parts">
      {parts.map(({ part, state }) => (
        <div key={part} className="held-part">
          <dt>
            {t(`part.${part}`)} <span className="soft small">{t(`state.${state}`)}</span>
          </dt>
          <dd className="soft">{t(`words.${part}`)}</dd>
        </div>
      ))}
    </dl>
  )
}

/** What no program can keep from the system. */
function SystemKeys() {
  const t = useWords('hold')
  const { list } = useFormats()
  const platform = useClientState((state) => state.app?.platform ?? '')
  const isHeld = useClientState((state) => holdsPart(state.hold, 'shortcuts'))
  const keys = takenBySystem[platform]
  if (!isHeld || keys === undefined) return null
  return <p className="soft small">{t('menu.system', { keys: list(keys) })}</p>
}

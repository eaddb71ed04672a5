import { lazy, Suspense, useRef, useState } from 'react'
import { Button } from 'react-aria-components/Button'
import { useWords } from '../i18n/use-words.ts'
import { Icon } from '../ui/icon.tsx'
import './display-menu.css'

const DisplayPanel = lazy(async () => ({ default: (await import('./display-panel.tsx')).DisplayPanel }))

/** The way to language, theme, size, contrast and motion, from every screen. What it opens is loaded when it is opened. */
export function DisplayMenu() {
  const t = useWords('ui')
  const trigger = useRef<HTMLButtonElement>(null)
  const [isOpen, setOpen] = useState(false)
  return (
    <>
      <Button
        ref={trigger}
        className="button button-quiet display-menu"
        aria-haspopup="dialog"
        aria-expanded={isOpen}
        onPress={() => setOpen(true)}
      >
        <Icon name="display" />
        {t('display')}
      </Button>
      {isOpen ? (
        <Suspense>
          <DisplayPanel trigger={trigger} onClose={() => setOpen(false)} />
        </Suspense>
      ) : null}
    </>
  )
}

import type { HoldView } from '../../shared/ipc/hold-views.ts'
import { useClient, useClientState } from '../app/context.ts'
import { useFormats, useWords } from '../i18n/use-words.ts'
import type { Words } from '../i18n/words.ts'
import { Button } from '../ui/button.tsx'
import { Notice } from '../ui/notice.tsx'

/** What is asked for and not held now, and how to put it right; and text from outside that was not let in. */
export function HoldNotices() {
  return (
    <>
      <RefusedNotice />
      <ScreenNotice />
      <DisplaysNotice />
    </>
  )
}

function RefusedNotice() {
  const t = useWords('hold')
  const client = useClient()
  const refused = useClientState((state) => state.refusedTransfer)
  if (refused === null) return null
  return (
    <Notice
      tone="caution"
      announce="alert"
      happened={t('refused.happened')}
      safe={t('refused.safe')}
      next={t(refused.hasInner ? 'refused.nextInner' : 'refused.next')}
      action={
        <Button tone="quiet" onPress={() => client.store.setState({ refusedTransfer: null })}>
          {t('refused.understood')}
        </Button>
      }
    />
  )
}

function ScreenNotice() {
  const t = useWords('hold')
  const client = useClient()
  const isLeft = useClientState(({ hold }) =>
    hold.parts.some(({ part, state }) => (part === 'fullscreen' || part === 'kiosk') && state === 'absent'),
  )
  if (!isLeft) return null
  return (
    <Notice
      tone="plain"
      announce="status"
      happened={t('screen.happened')}
      safe={t('screen.safe')}
      action={<Button onPress={() => void client.ask('hold/again', null)}>{t('screen.again')}</Button>}
    />
  )
}

/** Which display to unplug, or that they may be mirrored; nothing where one is enough. */
export function DisplaysNotice() {
  const t = useWords('hold')
  const { list } = useFormats()
  const { parts, displays } = useClientState((state) => state.hold)
  const isAbsent = parts.some(({ part, state }) => part === 'one-display' && state === 'absent')
  if (!isAbsent || displays.length < 2) return null
  return (
    <Notice
      tone="caution"
      announce="status"
      happened={t('displays.happened', { count: displays.length })}
      next={t('displays.next', { names: list(toUnplug(displays).map((display) => nameDisplay(t, display))) })}
    />
  )
}

/** All displays but one: the built-in one stays, else the main one, which comes first. */
export function toUnplug(displays: HoldView['displays']): HoldView['displays'] {
  const stays = displays.find(({ isInternal }) => isInternal) ?? displays[0]
  return displays.filter((display) => display !== stays)
}

export function nameDisplay(t: Words<'hold'>, { name, width, height }: HoldView['displays'][number]): string {
  const size = { width: String(width), height: String(height) } // sizes are written without separators
  return name === '' ? t('display.unnamed', size) : t('display.named', { name, ...size })
}

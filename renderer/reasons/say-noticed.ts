import type { NoticedView } from '../../shared/ipc/reason-views.ts'
import type { Formats } from '../i18n/formats.ts'
import type { Words } from '../i18n/words.ts'

/** Says what happened, without a word about why. */
export function sayNoticed(
  t: Words<'reasons'>,
  { clockTime, duration }: Pick<Formats, 'clockTime' | 'duration'>,
  noticed: NoticedView,
): string {
  const time = clockTime(noticed.wallMs)
  switch (noticed.kind) {
    case 'focus-lost':
      return t('noticed.focus-lost', { duration: duration(noticed.awayMs ?? 0), time })
    case 'fullscreen-left':
      return t('noticed.fullscreen-left', { time })
    case 'displays-changed':
      return t('noticed.displays-changed', { count: noticed.displays ?? 2, time })
    case 'external-paste':
      return t('noticed.external-paste', { count: noticed.chars ?? 0, time })
    case 'shortcut-refused':
      return t('noticed.shortcut-refused', { shortcut: noticed.shortcut ?? '', time })
  }
}

import type { BrowserWindow, Screen } from 'electron'
import { type ClipboardPartDeps, createClipboardPart } from './clipboard.ts'
import { createContentProtection } from './content-protection.ts'
import { createFillScreen } from './fill-screen.ts'
import { createOneDisplay } from './one-display.ts'
import type { HeldPart } from './part.ts'
import type { ShortcutGuard } from './shortcuts.ts'

export interface Holdable extends ClipboardPartDeps {
  readonly window: BrowserWindow
  readonly screen: Screen
  readonly platform: string
  readonly shortcuts: ShortcutGuard
}

/** Every way of holding the computer, one for each name in `holdParts`. */
export function createAllParts(around: Holdable): readonly HeldPart[] {
  const { window, screen, platform, shortcuts } = around
  return [
    createFillScreen('fullscreen', window),
    createFillScreen('kiosk', window),
    shortcuts.part,
    createClipboardPart(around),
    createOneDisplay(screen),
    createContentProtection(window, platform),
  ]
}

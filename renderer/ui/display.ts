import { defaultPreferences, type Preferences } from '../../shared/ipc/preferences.ts'

/**
 * Writes on the root element how everything is to look; tokens.css reads it. `system` is resolved here and followed, so
 * that the style sheets know one way only to ask for contrast and motion.
 */
export interface Display {
  readonly show: (preferences: Preferences) => void
}

export function createDisplay(window: Window): Display {
  const root = window.document.documentElement
  const moreContrast = window.matchMedia('(prefers-contrast: more)')
  const lessMotion = window.matchMedia('(prefers-reduced-motion: reduce)')
  let shown = defaultPreferences

  const write = () => {
    const { theme, textSize, contrast, motion } = shown
    const isHigh = contrast === 'high' || (contrast === 'system' && moreContrast.matches)
    mark(root, 'theme', theme === 'system' ? null : theme)
    mark(root, 'textSize', textSize === 100 ? null : String(textSize))
    mark(root, 'contrast', isHigh ? 'high' : null)
    mark(root, 'motion', motion === 'reduced' || lessMotion.matches ? 'reduced' : null)
  }
  moreContrast.addEventListener('change', write)
  lessMotion.addEventListener('change', write)
  write()
  return {
    show(preferences) {
      shown = preferences
      write()
    },
  }
}

function mark(root: HTMLElement, name: string, value: string | null): void {
  if (value === null) delete root.dataset[name]
  else root.dataset[name] = value
}

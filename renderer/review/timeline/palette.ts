import type { Ink } from './bins.ts'

/** The colours of the timeline, resolved from the design tokens for the theme in force. */
export interface Palette {
  readonly paper: string
  readonly sunken: string
  readonly ink: string
  readonly soft: string
  readonly line: string
  readonly lineStrong: string
  readonly accent: string
  readonly accentWash: string
  readonly caution: string
  readonly problem: string
  readonly good: string
  readonly inks: Readonly<Record<Ink, string>>
  readonly font: string
}

/** Reads the tokens as the browser resolves them, which custom properties alone would not be; `host` must be in the page. */
export function readPalette(host: HTMLElement): Palette {
  const probe = document.createElement('span')
  probe.hidden = true
  host.append(probe)
  const read = (token: string) => {
    probe.style.color = `var(${token})`
    return getComputedStyle(probe).color
  }
  const palette: Palette = {
    paper: read('--paper-raised'),
    sunken: read('--paper-sunken'),
    ink: read('--ink'),
    soft: read('--ink-soft'),
    line: read('--line'),
    lineStrong: read('--line-strong'),
    accent: read('--accent'),
    accentWash: read('--accent-wash'),
    caution: read('--caution'),
    problem: read('--problem'),
    good: read('--good'),
    inks: {
      keys: read('--origin-typed'),
      own: read('--origin-own-mark'),
      stimulus: read('--origin-stimulus-mark'),
      external: read('--origin-external-mark'),
      dictated: read('--origin-dictated-mark'),
      unattributed: read('--origin-unattributed-mark'),
    },
    font: getComputedStyle(host).fontFamily,
  }
  probe.remove()
  return palette
}

import './icon.css'

/** Marks that stand beside words, never instead of them; drawn on a 16-unit grid. */
const paths = {
  good: 'M3 8.5 6.5 12 13 4.5',
  notice: 'M8 4v5M8 11.9v.2',
  blocked: 'M4.5 4.5l7 7M11.5 4.5l-7 7',
  up: 'M3.5 10 8 5.5 12.5 10',
  down: 'M3.5 6 8 10.5 12.5 6',
  back: 'M10 3.5 5.5 8l4.5 4.5',
  next: 'M6 3.5 10.5 8 6 12.5',
  grip: 'M5.5 3.5v.01M10.5 3.5v.01M5.5 8v.01M10.5 8v.01M5.5 12.5v.01M10.5 12.5v.01',
  tie: 'M3.5 6h9M3.5 10h9',
  flag: 'M4 13.5v-11M4 3h8l-2 3 2 3H4',
  half: 'M8 2.5a5.5 5.5 0 1 0 0 11M8 2.5a5.5 5.5 0 0 1 0 11M8 2.5v11',
  ring: 'M8 2.5a5.5 5.5 0 1 0 .01 0',
  pause: 'M5.5 4v8M10.5 4v8',
  play: 'M5 3.5v9l7.5-4.5z',
  'step-back': 'M11 4 6.5 8 11 12M4.5 4v8',
  'step-on': 'M5 4l4.5 4L5 12M11.5 4v8',
  list: 'M3.5 4.5h.01M6.5 4.5h6M3.5 8h.01M6.5 8h6M3.5 11.5h.01M6.5 11.5h6',
  pin: 'M6 2.5h4M6.5 2.5v4.5L4.5 9.5h7L9.5 7V2.5M8 9.5v4',
  quote: 'M3.5 9.5V7a3 3 0 0 1 3-3M3.5 9.5h3v3h-3zM9.5 9.5V7a3 3 0 0 1 3-3M9.5 9.5h3v3h-3z',
  mark: 'M3 13h10M5 10l5.5-6.5 2.5 2L7.5 12 4.5 12.5z',
  plus: 'M8 3.5v9M3.5 8h9',
  display: 'M8 2.5a5.5 5.5 0 1 0 0 11a5.5 5.5 0 0 0 0-11v11',
  hand: 'M5 9V4.5a1 1 0 0 1 2 0V8M7 7V3.5a1 1 0 0 1 2 0V7M9 7.5V4.5a1 1 0 0 1 2 0V10a4 4 0 0 1-7.2 2.4L2.6 9.6a1 1 0 0 1 1.7-1L5 9.6',
  message: 'M3 3.5h10v7H7.5L4.5 13v-2.5H3z',
  lock: 'M4 7.5h8v6H4zM5.5 7.5V5a2.5 2.5 0 0 1 5 0v2.5',
} as const

export type IconName = keyof typeof paths

export function Icon({ name }: { readonly name: IconName }) {
  return (
    <svg className={`icon icon-${name}`} viewBox="0 0 16 16" aria-hidden="true" focusable="false">
      <path d={paths[name]} />
    </svg>
  )
}

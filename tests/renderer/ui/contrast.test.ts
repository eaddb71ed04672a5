import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'

const read = (name: string) => readFileSync(new URL(`../../../renderer/ui/${name}`, import.meta.url), 'utf8')
/** The sheets of each set, the one that wins first. */
const usual = read('tokens.css') + read('origins.css')
const sets = { usual, high: read('high-contrast.css') + usual }
type Set = keyof typeof sets
type Linear = readonly [number, number, number]

/** Linear sRGB of an OKLCH colour (Ottosson's matrices, clipped to the gamut). */
function fromOklch(lightness: number, chroma: number, hueDegrees: number): Linear {
  const hue = (hueDegrees * Math.PI) / 180
  const a = chroma * Math.cos(hue)
  const b = chroma * Math.sin(hue)
  const l = (lightness + 0.3963377774 * a + 0.2158037573 * b) ** 3
  const m = (lightness - 0.1055613458 * a - 0.0638541728 * b) ** 3
  const s = (lightness - 0.0894841775 * a - 1.291485548 * b) ** 3
  return [
    4.0767416621 * l - 3.3077115913 * m + 0.2309699292 * s,
    -1.2684380046 * l + 2.6097574011 * m - 0.3413193965 * s,
    -0.0041960863 * l - 0.7034186147 * m + 1.707614701 * s,
  ].map((channel) => Math.min(1, Math.max(0, channel))) as unknown as Linear
}

function fromHex(hex: string): Linear {
  return [1, 3, 5].map((at) => {
    const channel = Number.parseInt(hex.slice(at, at + 2), 16) / 255
    return channel <= 0.04045 ? channel / 12.92 : ((channel + 0.055) / 1.055) ** 2.4
  }) as unknown as Linear
}

function parseColour(text: string): Linear {
  if (text.startsWith('#')) return fromHex(text)
  const parts = /oklch\(([\d.]+)% ([\d.]+) ([\d.]+)\)/.exec(text)
  if (!parts) throw new Error(`cannot read the colour ${text}`)
  return fromOklch(Number(parts[1]) / 100, Number(parts[2]), Number(parts[3]))
}

/** Both colours of a token: `light-dark(light, dark)`, from its first declaration in the set. */
function token(name: string, set: Set): { light: Linear; dark: Linear } {
  const declared = new RegExp(`--${name}: light-dark\\((.+?), (oklch\\(.+?\\)|#\\w+)\\);`).exec(sets[set])
  if (!declared?.[1] || !declared[2]) throw new Error(`there is no token ${name}`)
  return { light: parseColour(declared[1]), dark: parseColour(declared[2]) }
}

function contrast(one: Linear, other: Linear): number {
  const luminance = ([red, green, blue]: Linear) => 0.2126 * red + 0.7152 * green + 0.0722 * blue
  const [high, low] = [luminance(one), luminance(other)].sort((a, b) => b - a) as [number, number]
  return (high + 0.05) / (low + 0.05)
}

const papers = ['paper', 'paper-raised', 'paper-sunken']
const textPairs = [
  ...papers.flatMap((paper) =>
    ['ink', 'ink-soft', 'accent', 'accent-strong', 'good', 'caution', 'problem'].map((ink) => [ink, paper] as const),
  ),
  ...['accent', 'good', 'caution', 'problem'].flatMap((tone) => [
    ['ink', `${tone}-wash`] as const,
    ['ink-soft', `${tone}-wash`] as const,
    [tone, `${tone}-wash`] as const,
  ]),
  ['on-accent', 'accent'] as const,
  ['on-accent', 'accent-strong'] as const,
  ['ink', 'selection'] as const,
  ['ink', 'mark-wash'] as const,
  ['ink', 'mark-wash-deep'] as const,
  ['mark-ink', 'mark-wash'] as const,
  ['mark-ink', 'mark-wash-deep'] as const,
]
const markPairs = papers.flatMap((paper) =>
  [
    'line-strong',
    'mark-line',
    'origin-own-mark',
    'origin-stimulus-mark',
    'origin-external-mark',
    'origin-dictated-mark',
    'origin-unattributed-mark',
  ].map((mark) => [mark, paper] as const),
)

function tooFaint(set: Set, pairs: readonly (readonly [string, string])[], least: number): string[] {
  return pairs.flatMap(([ink, paper]) =>
    (['light', 'dark'] as const).flatMap((theme) => {
      const ratio = contrast(token(ink, set)[theme], token(paper, set)[theme])
      return ratio < least ? [`${ink} on ${paper}, ${theme}: ${ratio.toFixed(2)}`] : []
    }),
  )
}

describe('colour tokens', () => {
  it('measures black on white as 21:1', () => {
    expect(contrast(fromHex('#000000'), fromHex('#ffffff'))).toBeCloseTo(21, 5)
  })
  it('give text at least 4.5:1 in both themes', () => {
    expect(tooFaint('usual', textPairs, 4.5)).toEqual([])
  })
  it('give marks at least 3:1 in both themes', () => {
    expect(tooFaint('usual', markPairs, 3)).toEqual([])
  })
  it('[D8] give text at least 7:1 in both themes where more contrast is asked for', () => {
    expect(tooFaint('high', textPairs, 7)).toEqual([])
  })
  it('[D8] give marks and lines at least 4.5:1 in both themes where more contrast is asked for', () => {
    const lines = papers.map((paper) => ['line', paper] as const)
    expect(tooFaint('high', [...markPairs, ...lines], 4.5)).toEqual([])
  })
  it('are all there where more contrast is asked for: no colour of the usual set is left', () => {
    const coloured = [...usual.matchAll(/--([\w-]+): light-dark\(/g)].map(([, name]) => name ?? '')
    const left = coloured.filter((name) => !read('high-contrast.css').includes(`--${name}: light-dark(`))
    expect(left).toEqual(['shadow-colour', 'origin-typed', 'origin-unattributed'])
  })
})

import { globSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'

const root = join(import.meta.dirname, '../../..')
const sheets = globSync('renderer/**/*.css', { cwd: root }).filter(
  (file) => !/^renderer\/(review|review-page)\//.test(file),
)

/** Declarations that name a side of the screen, so that they would stay behind where the line runs from right to left. */
function physical(css: string): string[] {
  const declarations = css
    .replace(/\/\*[\s\S]*?\*\//g, '')
    .split(/[;{}]/)
    .map((part) => part.trim().replace(/\s+/g, ' '))
    .filter((part) => /^-{0,2}[\w-]+: /.test(part))
  return declarations.filter((declaration) => {
    const [, property = '', value = ''] = /^(-{0,2}[\w-]+): (.*)$/.exec(declaration) ?? []
    if (
      /^(left|right)$|^(margin|padding|border|inset|scroll-margin|scroll-padding)-(left|right)|-(left|right)-radius$/.test(
        property,
      )
    )
      return true
    if (/^(text-align|float|clear|justify-self|justify-content|caption-side)$/.test(property))
      return /\b(left|right)\b/.test(value)
    if (/^(margin|padding|inset|border-width|border-radius|scroll-margin|scroll-padding)$/.test(property))
      return isLopsided(value)
    if (/^(transform|translate)$/.test(property)) return /translateX\(|translate\((?!-50%|0)/.test(value)
    if (property === 'box-shadow') return /inset -?[1-9]/.test(value) && !isMirrored(css, value)
    return false
  })
}

/** An inner shadow at one side that has its twin at the other side, for the other direction. */
function isMirrored(css: string, shadow: string): boolean {
  const twin = shadow.includes('inset -') ? shadow.replace('inset -', 'inset ') : shadow.replace('inset ', 'inset -')
  return css.includes(':dir(rtl)') && css.includes(twin)
}

/** Four values of which the second (right) and the fourth (left) differ. */
function isLopsided(value: string): boolean {
  const parts = value.match(/(?:[\w.%-]+\([^()]*(?:\([^()]*\)[^()]*)*\)|[^\s]+)/g) ?? []
  return parts.length === 4 && parts[1] !== parts[3]
}

describe('the search for sides', () => {
  it('finds every way to name left or right', () => {
    const named = [
      'left: 0',
      'margin-left: 4px',
      'border-right: 1px solid',
      'border-top-left-radius: 4px',
      'text-align: right',
      'float: left',
      'padding: 1px 2px 3px 0',
      'padding: var(--space-3) var(--space-4) var(--space-3) calc(2 * var(--space-1))',
      'transform: translateX(4px)',
      'box-shadow: inset 3px 0 0 red',
    ]
    expect(physical(`.a { ${named.join('; ')}; }`)).toEqual(named)
  })
  it('leaves the sides of the line and what is alike on both sides', () => {
    const logical = [
      'inset-inline-start: 0',
      'margin-inline-end: auto',
      'padding: 1px 2px 3px 2px',
      'padding: 0 var(--space-4)',
      'text-align: start',
      'border-top: 1px solid',
      'box-shadow: inset 0 3px 0 red',
      'transform: rotate(1turn)',
    ]
    expect(physical(`.a { /* left: 0; */ ${logical.join('; ')}; }`)).toEqual([])
  })
})

describe('the style sheets of the candidate', () => {
  it('[D7] name no side of the screen', () => {
    expect(sheets.length).toBeGreaterThan(20)
    const found = sheets.flatMap((file) =>
      physical(readFileSync(join(root, file), 'utf8')).map((one) => `${file} ${one}`),
    )
    expect(found).toEqual([])
  })
})

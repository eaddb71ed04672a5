import { globSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { findHardCoded } from './hard-coded.ts'

const root = join(import.meta.dirname, '../../..')
/** Screens and components that candidates see; the review pages speak English, the gallery is for developers. */
const files = globSync('renderer/**/*.{ts,tsx}', { cwd: root }).filter(
  (file) => !/^renderer\/(review|review-page|i18n)\/|^renderer\/ui\/gallery\.tsx$/.test(file),
)
const textsOf = (source: string) => findHardCoded('screen.tsx', source).map(({ text }) => text)

describe('the search for words outside of the catalogue', () => {
  it('finds text between tags, in attributes, in expressions and in tables', () => {
    expect(
      textsOf(`
        const badges = { blank: { tone: 'caution', words: 'Too short' } } as const
        const happened = isOnline ? 'The server cannot be reached.' : \`Saved \${ago} ago\`
        export const Screen = () => (
          <main aria-label="What to read">
            <h1>Submit</h1>
            {isOpen ? 'Close' : t('open')}
            <Notice next={count === 1 ? 'it is' : t('they')} placeholder="Your name" />
          </main>
        )`),
    ).toEqual([
      'Too short',
      'The server cannot be reached.',
      'Saved',
      'What to read',
      'Submit',
      'Close',
      'it is',
      'Your name',
    ])
  })
  it('finds a template whose words stand between placeholders', () => {
    expect(textsOf(`const words = \`\${count} fields are blank\``)).toEqual(['fields are blank'])
  })
  it('leaves out what no person reads', () => {
    expect(
      textsOf(`
        import { Button } from './Some file.tsx'
        type Word = 'Some words'
        const screen = lazyRouteComponent(() => import('./x.tsx'), 'Gallery')
        const failure = { ok: false, code: 'app/unexpected', message: 'Something in Candor failed.' }
        if (event.key === 'Escape') throw new Error('a screen stands outside')
        place.querySelector('input, button')
        const keys = [{ keys: ['Ctrl ↓', 'Alt Q'] }]
        export const Screen = () => <p className="soft small" id={\`\${id}-label\`}>{t('open.blank')} · {'Candor'} <kbd>Alt Q</kbd></p>
      `),
    ).toEqual([])
  })
  it('says where', () => {
    expect(findHardCoded('screen.tsx', '\n\nconst a = <p>Hello</p>')).toEqual([{ text: 'Hello', line: 3 }])
  })
})

describe('the screens of the candidate', () => {
  it('[D5] hold no words of their own', () => {
    expect(files.length).toBeGreaterThan(40)
    const found = files.flatMap((file) =>
      findHardCoded(file, readFileSync(join(root, file), 'utf8')).map(({ text, line }) => `${file}:${line} ${text}`),
    )
    expect(found).toEqual([])
  })
})

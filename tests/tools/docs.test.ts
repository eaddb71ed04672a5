import { existsSync, globSync, readFileSync } from 'node:fs'
import { dirname, join, resolve } from 'node:path'
import { expect, test } from 'vitest'

const root = resolve(import.meta.dirname, '../..')
const pages = globSync(['*.md', 'docs/**/*.md', 'tests/host/*.md'], { cwd: root })

test('every link between documents and files leads somewhere', () => {
  const broken = pages.flatMap((page) => {
    const text = readFileSync(join(root, page), 'utf8')
    const targets = [...text.matchAll(/\]\((?!https?:|#|mailto:)([^)#\s]+)/g)].map(([, target]) => target ?? '')
    return targets
      .filter((target) => !existsSync(join(root, dirname(page), target)))
      .map((target) => `${page}: ${target}`)
  })
  expect(pages.length).toBeGreaterThan(15)
  expect(broken).toEqual([])
})

test('every dependency is pinned exactly and has its reason', () => {
  const { dependencies, devDependencies } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'))
  const reasons = readFileSync(join(root, 'docs/dependencies.md'), 'utf8')
  const all: [string, string][] = Object.entries({ ...dependencies, ...devDependencies })
  const isExplained = (name: string) =>
    reasons.includes(`\`${name}\``) ||
    (name.startsWith('@types/') && reasons.includes('`@types/*`')) ||
    (name.startsWith('@codemirror/') && reasons.includes(`/${name.split('/')[1]}\``))
  expect(all.filter(([, version]) => !/^\d+\.\d+\.\d+[\w.-]*$/.test(version))).toEqual([])
  expect(all.map(([name]) => name).filter((name) => !isExplained(name))).toEqual([])
})

test('every command that the README names exists', () => {
  const { scripts } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'))
  const readme = readFileSync(join(root, 'README.md'), 'utf8')
  const named = [...readme.matchAll(/npm run ([a-z:]+)/g)].map(([, name]) => name ?? '')
  const wanted = named.filter((name) => name !== 'bench:') // the family: `npm run bench:NAME`
  expect(wanted.length).toBeGreaterThan(2)
  expect(wanted.filter((name) => !Object.hasOwn(scripts, name))).toEqual([])
})

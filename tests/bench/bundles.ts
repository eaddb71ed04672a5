import { join } from 'node:path'
import { type Bundle, loadedWith, readBundle, sizeOf } from './bundle-files.ts'
import { sharesOf } from './bundle-origin.ts'
import { compared, type Figure, printReport } from './report.ts'

/**
 * `npm run build && npm run bench:bundles`: what the built pages load, compressed with gzip and as it is. A lazy screen
 * counts with everything that it brings and the first screen has not. Beside it: the budget, and what each package takes.
 */

const INITIAL_BUDGET_KB = 150
const out = join(import.meta.dirname, '../../out')
const client = readBundle(join(out, 'renderer'), './')
const review = readBundle(join(out, 'review'), '/review/')

/** `lobby-screen` for `assets/lobby-screen-BQtHKdjI.js`. */
const nameOf = (file: string) => file.replace('assets/', '').replace(/-[^-.]{8}\.js$|-.{8}\.js$/u, '')

function figuresOf(bundle: Bundle, name: string, files: readonly string[], targetKb?: number): Record<string, Figure> {
  const { rawKb, gzipKb } = sizeOf(bundle, files)
  return {
    [`${name}, gzip`]: compared(gzipKb, 'kB', targetKb === undefined ? {} : { target: targetKb }),
    [`${name}, as it is`]: compared(rawKb, 'kB', {}),
  }
}

function fileNamed(bundle: Bundle, name: string): string {
  const found = bundle.scripts.filter((file) => nameOf(file) === name)
  if (found.length !== 1 || found[0] === undefined) throw new Error(`the build has ${found.length} files named ${name}`)
  return found[0]
}

const screens = client.scripts.filter((file) => nameOf(file).endsWith('-screen'))
const shares = sharesOf(client, client.first.scripts)
const library = shares.filter(({ owner }) => owner === 'i18next' || owner === 'react-i18next')
const figures: Record<string, Figure> = {
  ...figuresOf(client, 'initial JavaScript', client.first.scripts, INITIAL_BUDGET_KB),
  'of it i18next and react-i18next, gzip': compared(
    library.reduce((sum, { gzipKb }) => sum + gzipKb, 0),
    'kB',
    {},
  ),
  ...figuresOf(client, 'initial styles', client.first.styles),
  ...figuresOf(client, 'English, whole catalogue', [fileNamed(client, 'en')]),
  ...figuresOf(client, 'Spanish, whole catalogue', [fileNamed(client, 'es')]),
  ...figuresOf(client, 'practice pack', [fileNamed(client, 'pack')]),
  ...Object.assign(
    {},
    ...screens
      .toSorted(
        (left, right) =>
          sizeOf(client, loadedWith(client, right)).gzipKb - sizeOf(client, loadedWith(client, left)).gzipKb,
      )
      .map((file) => figuresOf(client, `+ ${nameOf(file)}`, loadedWith(client, file))),
  ),
  ...figuresOf(client, 'all JavaScript of the client', client.scripts),
  ...figuresOf(client, 'all styles of the client', client.styles),
  ...figuresOf(review, 'review page, first file', review.first.scripts),
  ...figuresOf(review, 'review page, all JavaScript', review.scripts),
  ...figuresOf(review, 'review page, styles', review.styles),
}
printReport('bundles', figures, process.argv)
if (!process.argv.includes('--json')) {
  console.log('Of the initial JavaScript, by package (gzip: what goes when its characters go):\n')
  for (const { owner, rawKb, gzipKb } of shares.slice(0, 14))
    console.log(`${owner.padEnd(32)}${gzipKb.toFixed(1).padStart(8)} kB gzip${rawKb.toFixed(1).padStart(8)} kB`)
}

import { expect, test } from 'vitest'
import { breaches } from '../../tools/layers.ts'

test('shared may not import a runtime, and the message names the way out', () => {
  expect(breaches('shared/journal/frame.ts', "import { readFile } from 'node:fs'\n")).toEqual([
    'shared/journal/frame.ts imports node:fs: shared/ runs in every runtime: take what you need as an argument, or put the code in node/ (docs/architecture.md)',
  ])
})

test('a runtime may not import another runtime', () => {
  expect(
    breaches('renderer/review/page.tsx', "import { openVault } from '../../electron/main/vault/vault.ts'\n"),
  ).toEqual([
    'renderer/review/page.tsx imports ../../electron/main/vault/vault.ts: renderer/ may import shared/, resources/. Put what both need into shared/, or pass it in where they are wired together (docs/architecture.md)',
  ])
})

test('a dynamic import and a re-export are imports too', () => {
  expect(
    breaches('server/app.ts', "export { x } from '../renderer/x.ts'\nconst y = await import('electron')\n"),
  ).toHaveLength(2)
})

test('a runtime may import shared and its own files', () => {
  expect(
    breaches(
      'electron/main/sync/sync-loop.ts',
      "import { a } from '../../../shared/result.ts'\nimport { b } from './b.ts'\n",
    ),
  ).toEqual([])
})

import { expect, test } from 'vitest'
import { findProblems, listCited, listRules } from '../../tools/check-spec.ts'

const spec = { name: 'x.md', text: '# X\n\n- **S1** One.\n  See **S9** there.\n- **S2** Two.\n\n| S3 | three |\n' }

test('reads rules from lists and tables, and not from mentions', () => {
  expect(listRules(spec.text)).toEqual(['S1', 'S2', 'S3'])
})

test('reads citations from the beginning of test names alone', () => {
  expect([...listCited(`test('[S1] does', …); test("[S2, S3] do"); // [S4] no\nconst x = 'see [S5]'`)]).toEqual([
    'S1',
    'S2',
    'S3',
  ])
})

test('names each rule without a test', () => {
  expect(findProblems([spec], [`test('[S1] does')`])).toEqual([
    "x.md: no test's name begins with [S2]",
    "x.md: no test's name begins with [S3]",
  ])
})

test('names a rule that is stated twice', () => {
  expect(findProblems([{ name: 'x.md', text: '- **S1** a\n- **S1** b\n' }], [`'[S1] x'`])).toEqual([
    'x.md: S1 is stated twice',
  ])
})

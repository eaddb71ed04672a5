import type { Check, Section } from './check.ts'
import { sizeWords } from './content-words.ts'
import { count } from './format.ts'
import type { Verdict } from './verdict.ts'

const WIDTH = 110
const titles: Readonly<Record<Section, string>> = {
  record: 'The record',
  receipts: 'What the server confirmed',
  times: 'When it was written',
  origin: 'What it was written with',
  documents: 'Documents and replies',
  contents: 'What was written',
  keys: 'Keys, and what trust in them rests on',
}

/** The verdict as lines for a terminal: what was checked under a heading each, and the conclusion as the last line. */
export function linesOf(verdict: Verdict): readonly string[] {
  const { checks, responses } = verdict
  const sections = [...new Set(checks.map(({ section }) => section))]
  const shown = sections.flatMap((section) => [
    '',
    titles[section],
    ...checks.filter((one) => one.section === section).flatMap(checkLines),
    ...(section === 'contents'
      ? (responses ?? []).map((one) => `                    ${one.field}: ${sizeWords(one)}`)
      : []),
  ])
  return [...headOf(verdict), ...shown, '', verdict.sentence]
}

function headOf({
  file,
  kind,
  attemptId,
  made,
  madeBy,
  exported,
  exportedBy,
  bytes,
  sha256,
}: Verdict): readonly string[] {
  const bundle = kind === 'bundle' ? [`Bundle made ${made} by ${madeBy}.`] : []
  return [
    `${file}: attempt ${attemptId}`,
    ...bundle,
    `Journal exported ${exported} by ${exportedBy}.`,
    `${count(bytes, 'byte')}, SHA-256 ${sha256}`,
  ]
}

const INDENT = ' '.repeat(20)

function checkLines({ outcome, name, words, next }: Check): readonly string[] {
  const text =
    next === null || outcome === 'ok' || outcome === 'note'
      ? words
      : `${words}${/[.!?]$/.test(words) ? '' : '.'} → ${next}`
  const lines = wrap(text, WIDTH - INDENT.length)
  return lines.map((line, index) =>
    index === 0 ? `  ${outcome.padEnd(6)}${name.padEnd(12)}${line}` : `${INDENT}${line}`,
  )
}

/** Breaks a text at spaces; a word that is longer than a line stays whole. */
function wrap(text: string, width: number): readonly string[] {
  const lines: string[] = []
  let line = ''
  for (const word of text.split(' ')) {
    if (line !== '' && line.length + 1 + word.length > width) {
      lines.push(line)
      line = word
    } else line = line === '' ? word : `${line} ${word}`
  }
  return [...lines, line]
}

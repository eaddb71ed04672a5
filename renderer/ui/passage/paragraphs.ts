import type { StimulusPart } from '../../../shared/pack/stimulus.ts'

/** Cuts a block into its paragraphs, each with its offset in the plain text; blank lines part paragraphs. */
export function paragraphsOf({ from, text }: StimulusPart): readonly StimulusPart[] {
  const paragraphs: StimulusPart[] = []
  let start = 0
  for (const gap of text.matchAll(/\n{2,}/g)) {
    if (gap.index > start) paragraphs.push({ from: from + start, text: text.slice(start, gap.index) })
    start = gap.index + gap[0].length
  }
  if (start < text.length) paragraphs.push({ from: from + start, text: text.slice(start) })
  return paragraphs
}

/** Cuts a block into its lines, each with its offset; an empty line is an empty part. */
export function linesOf({ from, text }: StimulusPart): readonly StimulusPart[] {
  let at = from
  return text.split('\n').map((line) => {
    const part = { from: at, text: line }
    at += line.length + 1
    return part
  })
}

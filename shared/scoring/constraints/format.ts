import type { InstructionOf } from '../../pack/keys/instruction.ts'
import { type Token, tokenize } from '../tokens.ts'
import { countPhrase } from './measure.ts'

/** `detectable_format:*` and `detectable_content:*`. Every pattern takes time in proportion to the text. */

/** Lines that begin with a bullet and a space, and say something. */
const BULLET = /^[ \t]*[-*•][ \t]+\S/u
const TITLE = /<<[^\n<>]*[\p{L}\p{N}][^\n<>]*>>/u
const HIGHLIGHT = /\*\*[^\n*]*[^\s*][^\n*]*\*\*|\*[^\n*]*[^\s*][^\n*]*\*/gu
const PLACEHOLDER = /\[[^[\]\n]*\]/gu

export function countBullets(text: string): number {
  return text.split('\n').filter((line) => BULLET.test(line)).length
}

export function hasBullets(
  text: string,
  { num_bullets }: InstructionOf<'detectable_format:number_bullet_lists'>,
): boolean {
  return countBullets(text) === num_bullets
}

export function hasHighlights(
  text: string,
  { num_highlights, holding }: InstructionOf<'detectable_format:number_highlighted_sections'>,
): boolean {
  // A bullet's star opens no highlight.
  const lines = text.split('\n').map((line) => line.replace(/^[ \t]*\*[ \t]+/u, ''))
  const sections = lines.flatMap((line) => [...line.matchAll(HIGHLIGHT)].map(([section]) => tokenize(section)))
  const isWanted = (section: readonly Token[]) =>
    holding === undefined || holding.some((phrase) => countPhrase(section, phrase) > 0)
  return sections.filter(isWanted).length >= num_highlights
}

export function hasTitle(text: string): boolean {
  return TITLE.test(text)
}

export function isJson(text: string): boolean {
  try {
    JSON.parse(text)
    return true
  } catch {
    return false // not JSON, or nested deeper than the parser goes
  }
}

export function hasSections(
  text: string,
  { section_spliter, num_sections }: InstructionOf<'detectable_format:multiple_sections'>,
): boolean {
  const parts = text.toLowerCase().split(section_spliter.toLowerCase()).slice(1)
  return parts.filter((part) => /^\s?\d/u.test(part)).length >= num_sections
}

export function hasOption(text: string, { options }: InstructionOf<'detectable_format:constrained_response'>): boolean {
  return options.some((option) => text.includes(option))
}

export function hasPlaceholders(
  text: string,
  { num_placeholders }: InstructionOf<'detectable_content:number_placeholders'>,
): boolean {
  return [...text.matchAll(PLACEHOLDER)].length >= num_placeholders
}

export function hasPostscript(
  text: string,
  { postscript_marker }: InstructionOf<'detectable_content:postscript'>,
): boolean {
  const compact = (words: string) => words.replace(/\s/gu, '').toLowerCase()
  const marker = compact(postscript_marker)
  return text.split('\n').some((line) => {
    const words = compact(line.replace(/^[\s*_]+/u, '')) // stars around the marker do not matter
    return words.startsWith(marker) && words.length > marker.length
  })
}

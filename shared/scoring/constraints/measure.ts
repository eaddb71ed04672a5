import type { Relation } from '../../pack/keys/instruction.ts'
import { type Token, tokenize } from '../tokens.ts'

/** Says whether a count stands in the wanted relation to a limit. */
export function compare(count: number, relation: Relation, limit: number): boolean {
  switch (relation) {
    case 'at least':
      return count >= limit
    case 'less than':
      return count < limit
    case 'at most':
      return count <= limit
    case 'exactly':
      return count === limit
  }
}

/** How often a word or words in a row occur, whole words alone, whatever their case; 0 for a phrase without a word. */
export function countPhrase(tokens: readonly Token[], phrase: string): number {
  const wanted = tokenize(phrase).map((token) => token.text)
  if (wanted.length === 0) return 0
  let count = 0
  for (let at = 0; at + wanted.length <= tokens.length; at++)
    if (wanted.every((word, offset) => tokens[at + offset]?.text === word)) count++
  return count
}

/** Parts between dividers; blank ones at the ends are left out, blank ones within stay. */
export function splitBy(text: string, divider: RegExp): readonly string[] {
  const parts = text.split(divider).map((part) => part.trim())
  const from = parts[0] === '' ? 1 : 0
  const to = parts.length > 1 && parts.at(-1) === '' ? parts.length - 1 : parts.length
  return parts.slice(from, to)
}

/** Parts between blank lines, none of them blank. */
export function splitParagraphs(text: string): readonly string[] {
  const paragraphs: string[] = []
  let isOpen = false
  for (const line of text.split('\n')) {
    const words = line.trim()
    if (words === '') isOpen = false
    else if (isOpen) paragraphs.push(`${paragraphs.pop() ?? ''}\n${words}`)
    else {
      paragraphs.push(words)
      isOpen = true
    }
  }
  return paragraphs
}

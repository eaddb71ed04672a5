import { oncePer } from '../once-per.ts'
import type { Concept } from '../pack/keys/common.ts'
import { type Token, tokenize } from './tokens.ts'

/** Tokens of a view that met a phrase, `[from, to)`. */
export interface ConceptMatch {
  readonly from: number
  readonly to: number
}

interface Phrase {
  readonly isNegated: boolean
  readonly words: readonly { readonly text: string; readonly isPrefix: boolean }[]
}

const NEGATORS = new Set(
  'not no never without neither nor cannot none nothing avoid avoids avoiding lacks lack dont doesnt isnt didnt forgets forgot omits omitted'.split(
    ' ',
  ),
)
/** A negation does not reach past these words. */
const SCOPE_ENDS = new Set('but and while because which although though yet so whereas however'.split(' '))
/** "Charm does not make up for a name": what is weighed is not denied. */
const WEIGHING = /^(?:outweighs?|excuses?|justif(?:y|ies)|compensates?|repairs?|rescues?)$/u
const NEGATION_REACH = 5

const parseConcept = oncePer((concept: Concept): readonly (readonly Phrase[])[] =>
  concept.map((alternative) => alternative.map(parsePhrase)),
)

function parsePhrase(source: string): Phrase {
  const words = source
    .replace(/^!/u, '')
    .split(/\s+/u)
    .flatMap((word) => {
      const parts = tokenize(word)
      return parts.map((part, index) => ({
        text: part.text,
        isPrefix: word.endsWith('*') && index === parts.length - 1,
      }))
    })
  return { isNegated: source.startsWith('!'), words }
}

/** "Leaves out that beginners are welcome", "fails to say": two words that negate together. */
function isNegatingPair(first: string | undefined, second: string | undefined): boolean {
  return (
    (second === 'out' && /^(?:leaves|left|leaving)$/u.test(first ?? '')) ||
    (second === 'to' && /^fail(?:s|ed)$/u.test(first ?? ''))
  )
}

/** Says whether a negation stands before `at`, in the same clause and at most five words away. */
export function isNegatedAt(view: readonly Token[], at: number): boolean {
  for (let index = at; index > 0 && at - index < NEGATION_REACH; index--) {
    const before = view[index - 1]
    if (before === undefined || view[index]?.isAfterBreak || SCOPE_ENDS.has(before.text)) return false
    if (WEIGHING.test(before.text) || (before.text === 'for' && view[index - 2]?.text === 'up')) return false
    const isNotOnly = before.text === 'not' && /^(?:only|just)$/u.test(view[index]?.text ?? '')
    if (!isNotOnly && (NEGATORS.has(before.text) || before.text.endsWith("n't"))) return true
    if (isNegatingPair(view[index - 2]?.text, before.text)) return true
  }
  return false
}

function isAt(view: readonly Token[], at: number, phrase: Phrase): boolean {
  return phrase.words.every(({ text, isPrefix }, offset) => {
    const token = view[at + offset]?.text
    return token !== undefined && (isPrefix ? token.startsWith(text) : token === text)
  })
}

/** Whether a phrase without `!` may stand in a negated place; gold errors leave that to the polarity of the passage. */
export type NegationRule = 'respect' | 'ignore'

function findPhrase(view: readonly Token[], phrase: Phrase, rule: NegationRule): readonly ConceptMatch[] {
  const matches: ConceptMatch[] = []
  for (let at = 0; at < view.length; at++) {
    if (!isAt(view, at, phrase)) continue
    const isWanted = phrase.isNegated ? isNegatedAt(view, at) : rule === 'ignore' || !isNegatedAt(view, at)
    if (isWanted) matches.push({ from: at, to: at + phrase.words.length })
  }
  return matches
}

/**
 * Finds every alternative of a concept that the view meets, by the first place of each of its phrases.
 * @param isAllowed narrows where a phrase may stand, for example to the words about one response.
 */
export function findConcept(
  view: readonly Token[],
  concept: Concept,
  rule: NegationRule,
  isAllowed: (match: ConceptMatch) => boolean = () => true,
): readonly ConceptMatch[] {
  return parseConcept(concept).flatMap((alternative) => {
    const places = alternative.map((phrase) => findPhrase(view, phrase, rule).find(isAllowed))
    return places.every((place) => place !== undefined) ? places : []
  })
}

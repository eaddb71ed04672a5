import type { Token } from './tokens.ts'

/** What a passage says about the thing it points at: that it is wrong, that it is right, or neither. */
export type Polarity = 'asserts' | 'denies' | 'neutral'

const FAULT = '(?:errors?|mistakes?|problems?|issues?|faults?)'
const NEGATED = "(?:not|never|\\w+n't)"
/** "Too cold to be safe" approves of nothing; "seems to be safe" does. */
const BEING = '(?<!(?<!\\b(?:seems?|appears?|looks?|found|proves?|out) )to )be'
const APPROVED = '(?:right(?! there| here)|correct|accurate|true|fine|ok|okay|valid|safe|supported)'

/** Ways to say that something is right. They are taken out before looking for ways to say that it is wrong. */
const DENIALS: readonly RegExp[] = [
  new RegExp(`\\b(?:no|without|zero|${NEGATED})(?: an?| any| real)* (?:\\w+ )?${FAULT}\\b`, 'gu'),
  /\b(?:looks?|looked|seems?|seemed|appears?|sounds?) (?:\w+ ){0,2}(?:wrong|false|odd|strange|like an? (?:error|mistake|problem))(?: ,)? but\b/gu,
  /\bnothing (?:is |was )?(?:wrong|false|unsafe|made up|invented)\b/gu,
  new RegExp(
    `\\b${NEGATED} (?:actually |really )?(?:wrong|false|invented|made up|incorrect|unsafe|dangerous|a risk|misleading|fabricated|inaccurate)\\b`,
    'gu',
  ),
  /\b(?:invents?|fabricates?|adds?|breaks?|contradicts?|makes? up) (?:no|nothing|none)\b/gu,
  new RegExp(
    `(?<!\\bto )\\b${NEGATED} (?:(?!to\\b)\\w+ )?(?:invent|fabricate|contradict|mislead|break|add|violate|make up)\\b`,
    'gu',
  ),
  new RegExp(`(?<!${NEGATED} )\\b(?:correctly|accurately|rightly|properly)\\b`, 'gu'),
  new RegExp(
    `\\b(?:is|are|was|were|looks?|seems?|${BEING}|both|all) (?:(?:also|all|both|indeed|quite|actually|really|completely|perfectly|entirely) )*${APPROVED}\\b`,
    'gu',
  ),
  /(?<!not |n't )\b(?:matches|agrees with|fits|follows) (?:the )?(?:fact )?(?:sheet|source|rules?|note)\b/gu,
]

const STRONG =
  /\b(?:wrong\w*|incorrect\w*|inaccura\w*|untrue|false\w*|errors?|mistake\w*|mislead\w*|unsafe|danger\w*|risk\w*|invent\w*|fabricat\w*|made up|makes? up|making up|hallucinat\w*|contradict\w*|conflicts?|unsupported|refus\w*|faults?|flaws?|worst|violat\w*|problem\w*|issues?|critical|major|minor|serious|severe)\b/u
const WEAK =
  /\b(?:not|no|never|cannot|\w+n't|but|however|should|must|needs?|has to|have to|instead|before|first|only|says?|according|outside|off|strange|ignores?|misses|leaves out|omits?|forgets?|breaks?|rather than|nowhere|adds?|added|hurt|injur\w*|accident\w*|caps?|max\w*|limit\w*|ceiling)\b/u

/** Says what the candidate's own words claim. Quoted words must have been left out by the caller. */
export function readPolarity(words: readonly Token[]): { readonly isStrong: boolean; readonly polarity: Polarity } {
  const text = words.map((token) => (token.isAfterBreak ? `, ${token.text}` : token.text)).join(' ')
  const rest = DENIALS.reduce((remaining, denial) => remaining.replace(denial, ' § '), text)
  if (STRONG.test(rest)) return { isStrong: true, polarity: 'asserts' }
  if (rest !== text) return { isStrong: true, polarity: 'denies' }
  return { isStrong: false, polarity: WEAK.test(rest) ? 'asserts' : 'neutral' }
}

/** Decides by the nearest scope that speaks clearly (clause, sentence, passage), else by the weak cues of the widest. */
export function decidePolarity(scopes: readonly (readonly Token[])[]): Polarity {
  const readings = scopes.map(readPolarity)
  return (readings.find((reading) => reading.isStrong) ?? readings.at(-1))?.polarity ?? 'neutral'
}

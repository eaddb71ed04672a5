/** Word lists for reading a criterion. All are of folded text (`fold.ts`): lower case, straight quotes. */

const list = (words: string) => words.trim().split(/\s+/u)

/** What a criterion may ask of a response, base forms. A criterion without one of these checks nothing. */
const VERBS = list(`
  say state give name include mention explain end begin start open close use keep offer avoid contain ask apologise
  apologize thank list tell have be do show describe refer promise provide stay follow write put make add leave omit miss
  fail lack forget exceed invent claim blame call address greet sign repeat quote warn advise suggest recommend remind
  invite spell count fit match contradict confirm admit express present identify define compare cover set limit
  answer reply speak note request require direct instruct link sum order rank place finish attribute accuse cite run need
  let allow inform announce report specify indicate consist compliment encourage guarantee acknowledge regret skip ignore
  hold respect remain exclude break take praise criticise criticize insult threaten demand advertise recite exaggerate sound look feel
`)
const IRREGULAR = list('is are has does was says goes must should contains')

/** Forms that are nouns as often as verbs: after "and" they are a verb only before a word that opens an object. */
const NOUN_FORMS = new Set(
  list(`
  names answers points addresses orders notes requests reports links limits quotes offers calls signs places claims sums
  covers sets lists ranks counts matches uses ends starts needs lets puts runs closes replies promises warns praises
  compliments insults threatens demands states shows
`),
)
const OBJECT_OPENERS = new Set(
  list('the a an that no any his her their its it them who where when how not at with by on for to in all each every'),
)

function thirdPerson(verb: string): string {
  if (/[^aeiou]y$/u.test(verb)) return `${verb.slice(0, -1)}ies`
  return /(?:s|sh|ch|x|z|o)$/u.test(verb) ? `${verb}es` : `${verb}s`
}

const BASE = new Set(VERBS)
const INFLECTED = new Set([...VERBS.map(thirdPerson), ...IRREGULAR])

/** Says whether a word can be the check of a criterion: "states", "state", "is". */
export function isCheckVerb(word: string): boolean {
  return BASE.has(word) || INFLECTED.has(word) || word === "doesn't" || word === "isn't"
}

/**
 * Says whether `word`, right after "and", "or" or "but", opens a second check. Base forms do so only after another base
 * form ("Say X and ask Y"), because many are nouns.
 */
export function opensCheck(word: string, next: string | undefined, isAfterBase: boolean): boolean {
  const isObjectNext = next !== undefined && (OBJECT_OPENERS.has(next) || /^\d/u.test(next))
  if (word === "doesn't" || word === "isn't") return true
  if (INFLECTED.has(word)) return !NOUN_FORMS.has(word) || isObjectNext
  return isAfterBase && BASE.has(word) && isObjectNext
}

/** Says whether a word is the base form of a check. */
export function isBaseVerb(word: string): boolean {
  return BASE.has(word)
}

/** Words that two careful graders read differently, with the phrases in which they are harmless left out. */
const VAGUE =
  /\b(?:good|great|nice(?:ly)?|clear(?! that)|clearly(?! that)|appropriate(?:ly)?|adequate(?:ly)?|engaging|polite(?:ly)?|friendly|professional(?:ly)?|helpful|useful|easy|easily|simple|simply|short|brief|concise|enough|sufficient(?:ly)?|proper(?:ly)?|suitabl[ey]|relevant|interesting|natural|warmth|(?<!kind )kind(?! of)|kindly|respectful(?:ly)?|empathetic|empathy|effective(?:ly)?|quality|better|best(?! (?:wishes|regards))|sincere(?:ly)?|attractive|detailed|reasonable|readable|understandable|understandably|pleasant|convincing|well(?! known)|(?<!as )well written|nice|sounds? (?:like|right|good)|tone|bad|poor(?:ly)?|rude(?:ly)?|unclear|confusing|boring|unprofessional|unfriendly|impolite|unhelpful|too (?:long|short|much|many)|some details|satisfying|satisfied|happy)\b/u
const AS_WELL_AS = /\bas well as\b/gu

/** What makes a vague word measurable in the same row: a number, quoted words, or a definition after a colon or bracket. */
const MEASURE =
  /\d|\b(?:two|three|four|five|six|seven|eight|nine|ten|twelve|fifteen|twenty|at least one|no more than|at most|at least)\b|"[^"\n]{2,}"|(?<![a-z])'[^'\n]{2,}'(?![a-z])|[:(](?:\s*[^\s.]+){2,}|\b(?:such as|for example|for instance|e\.g\.|i\.e\.|that is|meaning|which means)\b/u
const POINTS_NOTE = /[-+(]?\s*\d+\s*(?:points?|pts?)\b\)?/gu

/** Values that are named and not stated. */
const UNSTATED =
  /\b(?:correct|right|proper|accurate|required|necessary|given|stated|expected|needed|requested|specified|true|wrong|incorrect)(?: \w+)? (?:amount|sum|date|day|deadline|price|refund|e-?mail|address|contact|information|info|answer|details?|facts?|homework|tasks?|number|time|place|steps?|sizes?|data|content|order|value|refund amount)\b|\b(?:reference|model|gold|ideal|sample) answer\b|\b(?:in|from|of|with|to|by|follows|matches|per) the (?:\w+ )?(?:request|prompt|instructions?|source|source note|policy|brief|guidelines?|rules?|task|user asked)\b|\ball (?:the )?(?:facts|details|information|points|requirements|constraints|instructions)\b|\bas (?:asked|required|requested|instructed|stated|described)\b|\bcorrectly\b|\baccurately\b/u

/** A question of degree, which yes or no cannot answer. */
const DEGREE =
  /\b(?:how (?:well|good|clear|clearly|polite|politely|friendly)|rate the|to what extent|the extent to which|level of|degree of|quality of|from 1 to \d+|on a scale|the better|the more)\b/u

export const isVague = (text: string) => VAGUE.test(text.replace(AS_WELL_AS, ' '))
export const isMeasured = (text: string) => MEASURE.test(text.replace(POINTS_NOTE, ' '))
export const leavesValueOut = (text: string) => UNSTATED.test(text)
export const asksDegree = (text: string) => DEGREE.test(text)
export const startsVague = (text: string) => text.search(VAGUE) === 0

const HEAD =
  '(?:does |would |must |should |it |the |a |this )*(?:response|reply|answer|note|summary|text|message|writer|description|model|guide|post)?'
const DOES_NOT = new RegExp(
  `^${HEAD} ?(?:(?:does|do|did|must|should|is|are|was|has|have|had|contains?|gives?|includes?|makes?|offers?|mentions?|uses?|shows?|there is|there are|can|may|will) )?(?:not|never|no|doesn't|isn't|cannot|without|nothing|mustn't|shouldn't|don't|can't)\\b`,
  'u',
)
const OMITS = new RegExp(
  `^${HEAD} ?(?:fails?|omits?|leaves? out|leaves? (?:\\w+ )?unmentioned|misses|miss|lacks?|forgets?|skips?|avoids?|ignores?|missing)\\b`,
  'u',
)
const OTHER_VALUE =
  /\b(?:other than|wrong|incorrect|different (?:from|than|amount|date|day|sum|price|number|page|size|time|place|address|deadline)|instead of|another (?:amount|date|day|sum|price|number|page|size|time|place|address|deadline)|contradicts?|rather than)\b/u

/** Says whether a criterion asks for the absence of what it names: "Does not …", "Leaves out …". */
export const isNegatedCheck = (text: string) => DOES_NOT.test(text) || OMITS.test(text)
/** Says whether a criterion is about another value than the one it names: "an amount other than …". */
export const isOtherValue = (text: string) => OTHER_VALUE.test(text)

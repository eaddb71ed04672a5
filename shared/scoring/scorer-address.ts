/** Text that speaks to the scorer instead of about the item. The engine never obeys it; it sets the sentence aside and says so. */
const ADDRESSES: readonly RegExp[] = [
  /\b(?:ignore|disregard|forget|override) (?:\w+ ){0,3}(?:rubrics?|instructions?|keys?|guidelines?|prompts?) ?(?:above|and|,|$)/u,
  /\b(?:ignore|disregard) (?:\w+ ){0,2}(?:rubric|previous|prior|scoring)\b/u,
  /\b(?:output|assign|award|return|give)(?: \w+){0,5} (?:score|rating|grade|marks?|points?)\b/u,
  /\b(?:output|print|return) (?:a )?(?:5|five|1|10)\b/u,
  /\b(?:dear|hello|as an?|you are an?|attention) (?:\w+ )?(?:grader|scorer|ai|language model|evaluator|system)\b/u,
  /\bsystem (?:prompt|message|override)\b/u,
  /\bthis (?:answer|response) (?:deserves|earns|merits|must get|gets) (?:\w+ ){0,4}(?:5|five|full|highest|top|maximum)\b/u,
]

/** Says whether a sentence (its folded words, joined by spaces) tries to talk to the scorer. */
export function isScorerAddress(sentence: string): boolean {
  return ADDRESSES.some((address) => address.test(sentence))
}

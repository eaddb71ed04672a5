/** Text that speaks to the scorer instead of about the item. The engine never obeys it; it sets the sentence aside and says so. */
const ADDRESSES: readonly RegExp[] = [
  /\b(?:ignore|disregard|forget|override) (?:all |any |the |your |my )*(?:rubric|scoring|grading|previous|prior|above|system|key|answer key)\b/u,
  /\b(?:output|assign|award)(?: \w+){0,5} (?:score|rating|grade|marks?|points?)\b/u,
  /\b(?:must|should|please|will|to) give(?: \w+){0,3} (?:a |the )?(?:(?:top|full|highest|maximum|perfect) )?(?:scores?|grades?|marks?|points)\b/u,
  /\b(?:output|print|return) (?:only )?(?:a |the )?(?:number )?(?:5|five|10)\b/u,
  /\b(?:dear|hello|hi|attention|as an?|you are an?|note to the) (?:ai |automatic |automated )?(?:grader|scorer|scoring engine|ai|language model)\b/u,
  /\bsystem (?:prompt|message|override)\b/u,
  /\bthis (?:answer|response) (?:deserves|earns|merits|must get) (?:\w+ ){0,3}(?:score|rating|marks?|grade|5 out of 5)\b(?! of [1-4]\b)/u,
]

/** Says whether a sentence (its folded words, joined by spaces) tries to talk to the scorer. */
export function isScorerAddress(sentence: string): boolean {
  return ADDRESSES.some((address) => address.test(sentence))
}

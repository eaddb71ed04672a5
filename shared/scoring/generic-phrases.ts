/** Stock praise and blame that fits every item, so it shows nothing about this one. */
const GENERIC =
  /\b(?:better quality|high(?:er|est)? quality|good quality|quality (?:is|was) (?:better|higher|good)|(?:well|better|nicely) (?:written|structured|organi[sz]ed)|(?:more|most|very|quite) (?:helpful|useful|informative|professional|engaging|detailed)|overall (?:good|better|great)|(?:good|great|nice|better|bad) (?:overall|flow|style|structure|response|answer|job)|easy to (?:read|understand|follow)|(?:clear|concise) and (?:concise|clear)|makes? sense|gets? the point across)\b/u

/** Says whether a sentence (its folded words, joined by spaces) rests on a stock phrase. */
export function isGeneric(sentence: string): boolean {
  return GENERIC.test(sentence)
}

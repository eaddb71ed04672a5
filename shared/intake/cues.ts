import { type Span, trimmed } from './words.ts'

/**
 * Words around a name that say how it is meant: denied, wished for, somebody else's, or not wanted. Each looks at the
 * clause up to the name only, so that a text is read in linear time.
 */
const reach = 80

const denied =
  /(?:\b(?:no|not|never|without|neither|nor|lack|lacking|none|zero|little|dont|doesnt|didnt|havent|hasnt|cant|cannot|isnt|arent|wasnt|sin|nunca|jamás|tampoco|ni)\b|n['’]t\b)/i
const undone = /\b(?:not only|not just|no longer|nothing but|no problem|no doubt|not to mention|no solo)\b/gi
const wished =
  /\b(?:want(?:ed)? to|(?:would|['’]d) like to|would love to|hope to|hoping to|planning (?:to|on)|plan to|going to|trying to|wish(?:ed)? (?:to|i)|interested in|keen (?:to|on)|curious about|dream of|aspire to|like to (?:learn|become)|learning about|about to|quiero|quisiera|me gustaría|espero|interesad[oa] en|studying to become|training to be)\b/i
const ofOthers =
  /\b(?:my|his|her|their|our|mi|su) (?:wife|husband|sister|brother|father|mother(?! tongue)|dad|mum|mom|friend|boss|colleague|partner|son|daughter|uncle|aunt|cousin|neighbou?r|roommate|girlfriend|boyfriend|hermano|hermana|padre|madre|amigo|amiga|marido|esposa|esposo|jefe|jefa)s?\b/i
const unwanted =
  /\b(?:avoid|rather not|prefer not|would not|wouldn['’]?t|don['’]?t want|dont want|do not want|not comfortable|uncomfortable|not willing|can['’]?t (?:do|work|look|see|handle)|cannot (?:do|work|look|see|handle)|don['’]?t (?:do|show|give)|stay away|keep away|no (?:quiero|me siento)|evitar|prefiero no|upset|disturb|opt out|exclude|off limits|not work (?:on|with)|nothing (?:with|about|involving|related)|please no)\b/i
const plainlyUnwanted =
  /\b(?:avoid|rather not|prefer not|not comfortable|uncomfortable|not willing|don['’]?t want to|dont want to|do not want to|stay away|keep away|evitar|prefiero no|no quiero)\b/i
const hedged =
  /\b(?:maybe|perhaps|a bit|a little|some|somewhat|i think|i guess|sort of|kind of|probably|basic|quizás|un poco|tal vez)\b/i

function before(text: string, clause: Span, { start }: Span): string {
  return text.slice(Math.max(clause.start, start - reach), start)
}

export function isDenied(text: string, clause: Span, name: Span): boolean {
  const lead = before(text, clause, name)
    .replaceAll(undone, '')
    .replace(/^.*,? (?:just|only|solo|sólo) /i, '')
  // The last denial before the name: an earlier one may belong to something else.
  const found = [...lead.matchAll(new RegExp(denied, 'gi'))].at(-1)
  if (found === undefined) {
    const tail = text.slice(name.end, Math.min(clause.end, name.end + 40))
    return /^[ ,]*(?:not at all|none|not really|no\b(?! problem)|is not|isn['’]?t)/i.test(tail)
  }
  // "no degree, I taught myself Python": a new subject begins again.
  return !/,? (?:i|i['’]ve|i['’]m|yo)\b.*\b(?:have|am|do|did|work|worked|use|used|taught|know|can|speak|tengo|uso|sé)\b/i.test(
    lead.slice(found.index + found[0].length).replace(/^ (?:i|yo)\b/i, ''),
  )
}

export const isWished = (text: string, clause: Span, name: Span) => wished.test(before(text, clause, name))
export const isOfOthers = (text: string, clause: Span, name: Span) => ofOthers.test(before(text, clause, name))
/** Asked what to avoid, much says so; elsewhere only words that can mean nothing else. */
export const isUnwanted = (text: string, clause: Span, isAsked: boolean) =>
  (isAsked ? unwanted : plainlyUnwanted).test(text.slice(clause.start, clause.end))
export const isHedged = (text: string, clause: Span, name: Span) => hedged.test(before(text, clause, name).slice(-30))

/** The distance between two stretches; zero where they touch or overlap. */
export function gap(one: Span, other: Span): number {
  return Math.max(0, one.start - other.end, other.start - one.end)
}

/** The clause around a name, as a quote of at most 300 UTF-16 units. */
export function quoteOf(text: string, clause: Span): Span {
  return trimmed(text, { start: clause.start, end: Math.min(clause.end, clause.start + 300) })
}

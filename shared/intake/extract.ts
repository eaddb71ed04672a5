import { type FoundAmount, findHours, findLevels, findYears } from './amounts.ts'
import { assessAnswer } from './assess.ts'
import { gap, isDenied, isHedged, isOfOthers, isUnwanted, isWished, quoteOf } from './cues.ts'
import { findMentions, type Mention } from './gazetteer.ts'
import type { Amount, Conclusion, SlotName, TaxonomyLink } from './model.ts'
import type { Concept, ConceptKind } from './taxonomy/concept.ts'
import { clauses, type Span } from './words.ts'

/** An answer to be read. `slot` is what was asked about; null where nobody knows. */
export interface AnswerToRead {
  readonly turnId: string
  readonly slot: SlotName | null
  readonly text: string
}

/** The version of these rules; conclusions of the embedded interviewer name it. */
export const extractionVersion = '2026-11.1'

const slotOfKind: Readonly<Record<ConceptKind, SlotName>> = {
  domain: 'domain',
  role: 'role',
  licence: 'licence',
  language: 'language',
  tool: 'tools',
  task: 'evaluation',
  content: 'avoid',
}
const seniority =
  /\b(junior|senior|lead|principal|staff|head|chief|associate|assistant|trainee|intern|freelance|retired|former)[ -]$/i
const self =
  /\b(?:i|i['’]?m|i['’]?ve|i['’]?d|my|me|mine|soy|trabajo|trabajé|tengo|hablo|mi|he|llevo|uso|work(?:ed|ing)?|yo)\b/i
/** "I worked with a licensed electrician": the person is another. */
const besideSelf = /\b(?:with|alongside|beside|among) (?:an? |the |many |some |other )?(?:\p{L}+ )?$/iu
const roleCue =
  /\b(?:i am|i['’]?m|i was|i['’]?ve been|been|work(?:ed|ing|s)? as|job|as an?|career|practicing|practising|qualified|currently|soy|trabajo (?:como|de)|fui|he sido)\b/i
const languageCue =
  /\b(?:speak|spoke|speaking|fluent|fluency|native|language|languages|bilingual|trilingual|proficient|level|read|write|translat\w+|tradu[cj]\w+|interpret\w+|mother tongue|conversational|get by|grew up|[abc][12]|hablo|idiomas?|nativ[oa]|fluido|escribo|leo)\b/i
const activity =
  /\b(?:built|wrote|written|led|designed|drafted|negotiated|developed|launched|published|reviewed|created|managed|translated|taught|diagnosed|treated|audited|prepared|implemented|migrated|analy[sz]ed|tested|edited|ran|organi[sz]ed|researched|trained|automated|planned|litigated|represented|modelled|modeled|evaluated|rated|ranked|debugged|shipped|produced|delivered|rewrote|advised|supervised|coordinated|presented)\b/i
/** Spanish says the person with the verb. */
const actividad =
  /(?<!\p{L})(?:construí|escribí|dirigí|diseñé|redacté|desarrollé|publiqué|traduje|revisé|analicé|creé|gestioné|enseñé|implementé|audité)(?!\p{L})/iu

const link = (concept: Concept): TaxonomyLink => ({ scheme: 'candor', uri: `candor:${concept.id}`, label: concept.en })

const round = (value: number) => Math.round(Math.min(0.95, Math.max(0.2, value)) * 100) / 100

const isWelcome = (after: string) =>
  /^ (?:is|are|would be|están?) (?:totally |perfectly )?(?:fine|ok|okay|bien|no problem)\b/i.test(after)

/** One answer while it is read. */
interface Reading {
  readonly answer: AnswerToRead
  readonly language: string
  readonly add: (conclusion: Omit<Conclusion, 'evidence'>, evidence: Span) => void
}

const labelOf = ({ language }: Reading, concept: Concept) => (language.startsWith('es') ? concept.es : concept.en)

function sayYears(number: number): string {
  return number === 1 ? '1 year' : `${number} years`
}

/** The amount that belongs to a mention: the nearest one for which no other mention of the same kind is nearer. */
function amountOf(
  text: string,
  mention: Mention,
  all: readonly Mention[],
  amounts: readonly FoundAmount[],
  reach: number,
) {
  // "Figma for 3 years", "3 years of Figma": joined by such a word they belong together.
  const far = (one: Span, name: Span) => {
    const isJoined =
      one.start >= name.end
        ? /^[ (]*(?:,|:|for|since|is|is my|as|as my|es mi|de|durante|por)?[ (]*(?:about|around|almost|nearly|over|more than|unos)? ?$/i.test(
            text.slice(name.end, one.start),
          )
        : /^ ?(?:(?:of|in|with|as|doing|using|de|en|con|como)(?: an?| el| la)? ?)?$/i.test(
            text.slice(one.end, name.start),
          )
    return isJoined ? 0 : gap(one, name)
  }
  const rivals = all.filter(({ concept }) => concept.kind === mention.concept.kind)
  const near = amounts
    .filter((one) => gap(one, mention) <= reach)
    .filter((one) => rivals.every((rival) => far(one, rival) >= far(one, mention)))
    .toSorted((one, other) => far(one, mention) - far(other, mention))
  return near[0] ?? null
}

function readNames(reading: Reading, clause: Span, clauseText: string): void {
  const { answer, add } = reading
  const isAsked = answer.slot === 'avoid'
  const isAvoided = isAsked || isUnwanted(answer.text, clause, isAsked)
  const inClause = (one: Span) => ({ start: one.start + clause.start, end: one.end + clause.start })
  const mentions = findMentions(clauseText, ['domain', 'role', 'licence', 'language', 'tool', 'task', 'content']).map(
    (mention) => ({ ...mention, ...inClause(mention) }),
  )
  const isInside = (one: Mention) =>
    one.concept.kind === 'domain' &&
    mentions.some(({ concept, start: from, end }) => concept.kind !== 'domain' && from <= one.start && end >= one.end)
  const years = findYears(clauseText).map((one) => ({ ...one, ...inClause(one) }))
  for (const mention of mentions) {
    const { concept } = mention
    if (isAvoided) {
      const isTopic = concept.kind === 'content' || (isAsked && concept.kind === 'domain')
      const isTwice =
        concept.kind === 'domain' && mentions.some((one) => one.concept.kind === 'content' && gap(one, mention) === 0)
      if (isTopic && !isTwice && !isWelcome(answer.text.slice(mention.end, clause.end)))
        addName(reading, clause, mention, 'avoid', null)
      continue
    }
    // "Teaching licence" names a licence, "sales team" other people, and neither a field that somebody knows.
    if (concept.kind === 'content' || concept.kind === 'language' || isInside(mention)) continue
    if (concept.kind === 'domain' && /^ (?:team|hospital|people|staff)\b/i.test(answer.text.slice(mention.end)))
      continue
    const isAbout = answer.slot === slotOfKind[concept.kind]
    if (isDenied(answer.text, clause, mention) || isOfOthers(answer.text, clause, mention)) continue
    if (isWished(answer.text, clause, mention)) continue
    if (concept.kind === 'role' && !isAbout && !roleCue.test(clauseText)) continue
    if (concept.kind === 'role' && besideSelf.test(answer.text.slice(clause.start, mention.start))) continue
    addName(reading, clause, mention, slotOfKind[concept.kind], amountOf(answer.text, mention, mentions, years, 60))
  }
  const bare = years[0]
  const asksForWork = answer.slot === 'role' || answer.slot === 'domain'
  if (bare !== undefined && asksForWork && mentions.length === 0 && clauses(answer.text).length === 1)
    add(
      {
        slot: answer.slot,
        value: sayYears(bare.amount.number),
        concept: null,
        taxonomy: null,
        amount: bare.amount,
        confidence: 0.5,
      },
      bare,
    )
}

function addName(reading: Reading, clause: Span, mention: Mention, slot: SlotName, amount: FoundAmount | null): void {
  const { text, slot: asked } = reading.answer
  const { concept } = mention
  const rank =
    concept.kind === 'role' ? seniority.exec(text.slice(Math.max(0, mention.start - 12), mention.start)) : null
  const label = labelOf(reading, concept)
  const named = rank === null ? label : `${rank[1]?.toLowerCase()} ${label.toLowerCase()}`
  const details = [
    named.charAt(0).toUpperCase() + named.slice(1),
    ...(amount === null ? [] : [sayYears(amount.amount.number)]),
    ...(concept.kind === 'licence' ? licenceDetails(text, clause) : []),
  ]
  const confidence =
    0.65 +
    (asked === slot ? 0.15 : 0) +
    (amount === null ? 0 : 0.05) +
    (self.test(text.slice(clause.start, clause.end)) ? 0.1 : 0) -
    (isHedged(text, clause, mention) ? 0.2 : 0)
  reading.add(
    {
      slot,
      value: details.join(', ').slice(0, 300),
      concept: concept.id,
      taxonomy: link(concept),
      amount: amount?.amount ?? null,
      confidence: round(confidence),
    },
    quoteOf(text, clause),
  )
}

/** Jurisdiction, number and expiry of a licence, as far as the clause says them. */
function licenceDetails(text: string, clause: Span): readonly string[] {
  const words = text.slice(clause.start, clause.end)
  const place =
    /\bthe ((?:\p{Lu}[\p{L}.]+ ){1,3})[Bb]ar\b/u.exec(words)?.[1]?.trim() ??
    /\b(?:in|of|en|de) ((?:the )?\p{Lu}[\p{L}.]+(?: \p{Lu}[\p{L}.]+){0,2})/u.exec(words)?.[1]
  const number =
    /(?:\b(?:no\.?|number|nr|#|número|license|licence)(?: is| es)?[ :#]*)([A-Z]{0,4}[- ]?\d{4,10})\b/i.exec(words)?.[1]
  const expiry =
    /\b(?:expires?|expiring|valid (?:until|till|through)|until|caduca|vence)\b[^.\d]{0,20}((?:\d{1,2}[/-])?(?:20\d\d)(?:-\d\d(?:-\d\d)?)?)/i.exec(
      words,
    )?.[1]
  return [
    ...(place === undefined ? [] : [place]),
    ...(number === undefined ? [] : [`no. ${number.trim()}`]),
    ...(expiry === undefined ? [] : [`until ${expiry}`]),
  ]
}

const levelNames = ['', 'A1', 'A2', 'B1', 'B2', 'C1', 'C2', 'native']

interface Spoken {
  readonly mention: Mention
  readonly level: Amount | null
}

function readLanguages(reading: Reading, clause: Span, clauseText: string): void {
  const { answer, add } = reading
  const asked = answer.slot === 'language'
  if (answer.slot === 'avoid' || (!asked && !languageCue.test(clauseText))) return
  const named = findMentions(clauseText, ['language', 'domain', 'role'])
  const spoken = named.filter(
    (one) =>
      one.concept.kind === 'language' &&
      // "English literature", "English teacher": the longer name is meant.
      !named.some((other) => other.concept.kind !== 'language' && other.start <= one.start && other.end >= one.end),
  )
  const levels = findLevels(clauseText)
  let before: Spoken | null = null
  for (const mention of spoken) {
    const place = { start: mention.start + clause.start, end: mention.end + clause.start }
    const own = amountOf(clauseText, mention, spoken, levels, 40)?.amount ?? null
    const level: Amount | null = own ?? levelOfList(before, clauseText, mention)
    before = { mention, level }
    if (isDenied(answer.text, clause, place) || isOfOthers(answer.text, clause, place)) continue
    if (isWished(answer.text, clause, place)) continue
    const label = labelOf(reading, mention.concept)
    const name = label.charAt(0).toUpperCase() + label.slice(1)
    add(
      {
        slot: 'language',
        value: level === null ? name : `${name}, ${levelNames[level.number] ?? ''}`,
        concept: mention.concept.id,
        taxonomy: link(mention.concept),
        amount: level,
        confidence: round(0.65 + (asked ? 0.15 : 0) + (level === null ? 0 : 0.1)),
      },
      quoteOf(answer.text, clause),
    )
  }
}

/** In `fluent in French and German` the second language has the level of the first. */
function levelOfList(before: Spoken | null, text: string, mention: Mention): Amount | null {
  const isListed =
    before !== null && /^\s*(?:,|and|y|e|&|,? and)\s*$/i.test(text.slice(before.mention.end, mention.start))
  return isListed ? before.level : null
}

const fullTime = /\b(?:full[- ]time|tiempo completo)\b/i
const partTime = /\b(?:part[- ]time|medio tiempo|tiempo parcial|media jornada)\b/i
const zone =
  /\b(?:(?:UTC|GMT) ?[+-−]? ?\d{1,2}(?::\d\d)?|UTC|GMT|(?:[ECMP](?:S|D)T|CEST|CET|BST|IST|EET|WET|AEST|JST|SGT)\b|(?:eastern|pacific|central(?: european)?|mountain|british|indian) (?:standard )?time|(?:Europe|America|Asia|Africa|Australia)\/[A-Z]\w+)/i
const start =
  /\b(?:(?:start|starting|available|begin|free|from|empezar|disponible|desde)[^.]{0,25}?(?:immediately|right away|straight away|now|today|tomorrow|next (?:week|month|monday|year)|in (?:a|one|two|three|four|\d+) (?:days?|weeks?|months?)|20\d\d-\d\d-\d\d|(?:january|february|march|april|may|june|july|august|september|october|november|december)(?: \d{1,2}(?:st|nd|rd|th)?)?(?:,? 20\d\d)?|inmediatamente|ya|la próxima semana))\b/i
const times =
  /\b(?:evenings?|weekends?|weekdays?|mornings?|afternoons?|nights?|mondays?|tuesdays?|wednesdays?|thursdays?|fridays?|saturdays?|sundays?|fines de semana|tardes|mañanas|noches)\b/gi

const offersToStart =
  /\b(?:(?:can|could|able to|ready to|puedo) (?:start|begin|empezar)|available from|disponible desde)\b/i

function readAvailability({ answer, add }: Reading, clause: Span, clauseText: string): void {
  const asked = answer.slot === 'availability'
  const say = (value: string, amount: Amount | null, confidence: number) =>
    add(
      {
        slot: 'availability',
        value,
        concept: null,
        taxonomy: null,
        amount,
        confidence: round(confidence + (asked ? 0.1 : 0)),
      },
      quoteOf(answer.text, clause),
    )
  const hours = findHours(clauseText)[0]
  if (hours !== undefined) say(`${hours.amount.number} hours a week`, hours.amount, 0.8)
  else if (asked && fullTime.test(clauseText)) say('Full time', { unit: 'hours-a-week', number: 40 }, 0.6)
  else if (asked && partTime.test(clauseText)) say('Part time', null, 0.6)
  else if (asked) {
    const plain =
      /\b(\d{1,2}|ten|fifteen|twenty|thirty|forty|twenty five)(?: ?(?:-|–|to) ?\d{1,2})? (?:hours?|hrs?|horas?)\b/i.exec(
        clauseText,
      )
    const number = plain === null ? null : Number(plain[1])
    if (number !== null && Number.isFinite(number)) say(`${number} hours a week`, { unit: 'hours-a-week', number }, 0.5)
  }
  const place = zone.exec(clauseText)
  if (place !== null && (asked || hours !== undefined || /time ?zone|zona horaria/i.test(clauseText)))
    say(`Time zone ${place[0]}`, null, 0.75)
  if (!asked && !offersToStart.test(clauseText)) return
  const begins = start.exec(clauseText)
  if (begins !== null) say(begins[0].charAt(0).toUpperCase() + begins[0].slice(1), null, 0.65)
  if (!asked) return
  const when = [...new Set([...clauseText.matchAll(times)].map(([word]) => word.toLowerCase()))]
  if (when.length > 0) say(`On ${when.join(' and ')}`.slice(0, 300), null, 0.65)
}

function readWork({ answer, add }: Reading, clause: Span, clauseText: string): void {
  if (answer.slot !== null && answer.slot !== 'work') return
  const isLong = clause.end - clause.start >= 25
  if (!isLong || !isOwnDoing(clauseText) || denied(clauseText)) return
  const evidence = quoteOf(answer.text, clause)
  const value = answer.text
    .slice(evidence.start, evidence.end)
    .replaceAll(/\s+/g, ' ')
    .replace(/^(?:and|so|well|y)[, ]+/i, '')
  const confidence = 0.5 + (answer.slot === 'work' ? 0.2 : 0) + (/\d/.test(clauseText) ? 0.1 : 0)
  add({ slot: 'work', value, concept: null, taxonomy: null, amount: null, confidence: round(confidence) }, evidence)
}

function isOwnDoing(words: string): boolean {
  if (actividad.test(words)) return true
  const verb = activity.exec(words)
  if (verb === null || !self.test(words)) return false
  const persons = words.slice(0, verb.index).match(/\b(?:i|we|he|she|they|it|my|our)\b/gi)
  return !['he', 'she', 'they'].includes(persons?.at(-1)?.toLowerCase() ?? '')
}

const denied = (words: string) => /\b(?:never|(?:did|have|had|has)(?: not|n['’]?t)|nunca|no he)\b/i.test(words)

const permit =
  /\b(?:citizen|citizenship|permanent resident|green card|work (?:permit|visa|authori[sz]ation)|right to work|authori[sz]ed to work|allowed to work|sponsorship|visa|h-?1b|opt\b|eu national|ciudadan[oa]|residencia|permiso de trabajo)\b/i
const nothing =
  /^(?:no[.! ]*$|(?:\W|no[,. ]*|nope[,. ]*|there (?:is|are) |i have |really |honestly )*(?:nothing|none|no topics?|not really|nothing in particular|i['’]?m (?:fine|ok|okay|good|comfortable) with (?:anything|everything|all)|anything is fine|nada|ninguno)\b)/i

/** Words that address a model and not a person: nothing is concluded from them. */
const isForProgram = (text: string) =>
  /\b(?:ignore|disregard|forget) (?:all |any |your |the |previous |prior |above )*(?:instructions|prompts?|rules)\b|\bsystem prompt\b|\byou are now\b/i.test(
    text,
  )

/**
 * Draws what an answer says, slot by slot, from names, patterns and the words around them (docs/spec/intake.md). Pure,
 * offline and linear in the length of the text. A refusal and nonsense give nothing.
 */
export function extractConclusions(answer: AnswerToRead, language = 'en'): readonly Conclusion[] {
  const quality = assessAnswer(answer.text, answer.slot)
  if (quality.isRefusal || quality.isNonsense || isForProgram(answer.text)) return []
  const list: Conclusion[] = []
  const add: Reading['add'] = (conclusion, { start: from, end }) => {
    const same = list.findIndex(
      (other) =>
        other.slot === conclusion.slot &&
        (conclusion.concept === null ? other.value === conclusion.value : other.concept === conclusion.concept),
    )
    const drawn = { ...conclusion, evidence: { turnId: answer.turnId, start: from, end } }
    const other = list[same]
    if (other === undefined) list.push(drawn)
    else if (other.amount === null && drawn.amount !== null) list[same] = drawn
  }
  const reading: Reading = { answer, language, add }
  for (const clause of clauses(answer.text)) {
    const words = answer.text.slice(clause.start, clause.end)
    readNames(reading, clause, words)
    readLanguages(reading, clause, words)
    if (answer.slot !== 'avoid') readAvailability(reading, clause, words)
    readWork(reading, clause, words)
    if (answer.slot === 'authorisation' && permit.test(words)) {
      const evidence = quoteOf(answer.text, clause)
      add(
        {
          slot: 'authorisation',
          value: answer.text.slice(evidence.start, evidence.end),
          concept: null,
          taxonomy: null,
          amount: null,
          confidence: 0.7,
        },
        evidence,
      )
    }
  }
  if (answer.slot === 'avoid' && list.length === 0 && nothing.test(answer.text.trim()))
    add(
      { slot: 'avoid', value: 'Nothing to avoid', concept: null, taxonomy: null, amount: null, confidence: 0.8 },
      quoteOf(answer.text, { start: 0, end: answer.text.length }),
    )
  return list.slice(0, 40)
}

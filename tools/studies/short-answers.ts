import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Concept } from '../../shared/pack/keys/common.ts'
import { countWords } from '../../shared/pack/response.ts'
import { quadraticWeightedKappa, shareWithin } from '../../shared/scoring/agreement.ts'
import { findConcept, isNegatedAt } from '../../shared/scoring/concepts.ts'
import { isReadable } from '../../shared/scoring/gold-errors.ts'
import { indexStimuli } from '../../shared/scoring/quotes.ts'
import { isSmallWord, readField } from '../../shared/scoring/reading.ts'
import { tokenize } from '../../shared/scoring/tokens.ts'

/**
 * What the engine's way of reading is worth on public short answers with a reference answer (docs/scoring.md), beside
 * plain overlap with the reference and beside length. `npm run study:short-answers -- DIR`, where DIR holds folders of
 * questions in the layout of SemEval-2013 task 7: one XML file per question, answers labelled `correct` or something else.
 *
 * The engine needs a key, and these questions have none, so one is made mechanically: each word of a reference answer that
 * is neither a small word nor in the question is a concept of its own, long words by their beginning, and negated where the
 * reference negates it. Nobody adds synonyms. A share of concepts found is the score; the share from which an answer counts
 * as correct is chosen, for all three scorers, on the other half of the questions.
 */

export interface ShortAnswer {
  readonly text: string
  readonly isCorrect: boolean
}
export interface Question {
  readonly set: string
  /** The question's own type where the file has one, else its module. */
  readonly kind: string
  readonly text: string
  readonly references: readonly string[]
  readonly answers: readonly ShortAnswer[]
}

const ENTITIES: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" }
const decode = (xml: string) =>
  xml
    .replace(/<[^>]*>/gu, '')
    .replace(/&#(\d+);/gu, (_, code: string) => String.fromCodePoint(Number(code)))
    .replace(/&(\w+);/gu, (whole, name: string) => ENTITIES[name] ?? whole)
    .replace(/\s+/gu, ' ')
    .trim()

interface Element {
  readonly attributes: string
  readonly text: string
}
const elements = (xml: string, name: string): readonly Element[] =>
  [...xml.matchAll(new RegExp(`<${name}\\b([^>]*)>([\\s\\S]*?)</${name}>`, 'gu'))].map((match) => ({
    attributes: match[1] ?? '',
    text: decode(match[2] ?? ''),
  }))
const attribute = (attributes: string, name: string) =>
  new RegExp(`\\b${name}="([^"]*)"`, 'u').exec(attributes)?.[1] ?? null

/** Reads one question's file; null when it has no question, no reference or no labelled answer. */
export function readQuestion(set: string, xml: string): Question | null {
  const root = /<question\b([^>]*)>/u.exec(xml)?.[1]
  const text = elements(xml, 'questionText')[0]?.text
  const references = elements(xml, 'referenceAnswer').map((element) => element.text)
  const answers = elements(xml, 'studentAnswer').flatMap((element) => {
    const label = attribute(element.attributes, 'accuracy')
    return label === null ? [] : [{ text: element.text, isCorrect: label === 'correct' }]
  })
  if (root === undefined || text === undefined || references.length === 0 || answers.length === 0) return null
  return { set, kind: attribute(root, 'qtype') ?? attribute(root, 'module') ?? 'none', text, references, answers }
}

/** A word of at least so many letters is listed by its beginning, as authors write `evaporat*`. */
const LONG_WORD = 6
const STEM_CUT = 2

/** The key that an author would write who does not think: one concept for each word that matters. */
export function makeKey(question: string, reference: string): readonly Concept[] {
  const given = new Set(tokenize(question).map(({ text }) => text))
  const tokens = tokenize(reference)
  const listed = tokens.map(({ text }, at) => {
    const word = /^\p{L}+$/u.test(text) && text.length >= LONG_WORD ? `${text.slice(0, text.length - STEM_CUT)}*` : text
    return { text, phrase: isNegatedAt(tokens, at) ? `!${word}` : word }
  })
  const weighty = listed.filter(({ text }) => !isSmallWord(text))
  const own = weighty.filter(({ text }) => !given.has(text))
  const chosen = [own, weighty, listed].find((words) => words.length > 0) ?? []
  return [...new Set(chosen.map(({ phrase }) => phrase))].map((phrase) => [[phrase]])
}

type Scorer = (question: Question, answer: string) => number

const share = (found: number, all: number) => (all === 0 ? 0 : found / all)

/** The engine's reading: folded words, sentences that count, concepts with their negation. Best of the references. */
function engineScorer(): Scorer {
  const keys = new Map<Question, readonly (readonly Concept[])[]>()
  return (question, answer) => {
    const known = keys.get(question) ?? question.references.map((reference) => makeKey(question.text, reference))
    keys.set(question, known)
    const reading = readField('answer', answer, indexStimuli([{ id: 'question', text: question.text }]), new Set())
    const usable = reading.sentences.filter((sentence) => sentence.setAside === null && isReadable(sentence))
    const isSaid = (concept: Concept) => usable.some(({ own }) => findConcept(own, concept, 'respect').length > 0)
    return Math.max(...known.map((concepts) => share(concepts.filter(isSaid).length, concepts.length)))
  }
}

const weightyWords = (text: string) =>
  new Set(tokenize(text).flatMap((token) => (isSmallWord(token.text) ? [] : token.text)))

/** Share of the words of a reference, small words aside, that the answer holds; best of the references. */
const overlapScore: Scorer = ({ references }, answer) => {
  const own = weightyWords(answer)
  return Math.max(
    ...references.map((reference) => {
      const wanted = [...weightyWords(reference)]
      return share(wanted.filter((word) => own.has(word)).length, wanted.length)
    }),
  )
}

export const scorers: Readonly<Record<string, Scorer>> = {
  engine: engineScorer(),
  overlap: overlapScore,
  length: (_question, answer) => countWords(answer),
}

export interface Judged {
  readonly set: string
  readonly kind: string
  readonly words: number
  readonly isCorrect: boolean
  /** Per scorer: whether it takes the answer for correct. */
  readonly given: Readonly<Record<string, boolean>>
}

interface Scored {
  readonly score: number
  readonly isCorrect: boolean
}

const toNumbers = (values: readonly boolean[]) => values.map(Number)
/** Cohen's kappa: for two categories the quadratic weights change nothing. */
const kappaOf = (given: readonly boolean[], gold: readonly boolean[]) =>
  quadraticWeightedKappa(toNumbers(given), toNumbers(gold))

/** The score from which an answer counts as correct: the one with the highest kappa, the lowest of equals. */
export function fitThreshold(scored: readonly Scored[]): number {
  const gold = scored.map(({ isCorrect }) => isCorrect)
  const candidates = [...new Set(scored.map(({ score }) => score))].toSorted((left, right) => left - right)
  const rated = candidates.map((from) => ({
    from,
    kappa: kappaOf(
      scored.map(({ score }) => score >= from),
      gold,
    ),
  }))
  return rated.reduce((best, next) => (next.kappa > best.kappa ? next : best), {
    from: 0,
    kappa: Number.NEGATIVE_INFINITY,
  }).from
}

/** Judges each half of a set's questions with thresholds from the other half; every second question is in each half. */
export function judge(questions: readonly Question[]): readonly Judged[] {
  const scored = questions.map((question, index) => ({
    question,
    half: index % 2,
    answers: question.answers.map(({ text, isCorrect }) => ({
      text,
      isCorrect,
      scores: Object.fromEntries(Object.entries(scorers).map(([name, score]) => [name, score(question, text)])),
    })),
  }))
  const thresholdOf = (half: number, name: string) =>
    fitThreshold(
      scored
        .filter((other) => other.half !== half)
        .flatMap(({ answers }) => answers.map(({ scores, isCorrect }) => ({ score: scores[name] ?? 0, isCorrect }))),
    )
  const thresholds = [0, 1].map((half) =>
    Object.fromEntries(Object.keys(scorers).map((name) => [name, thresholdOf(half, name)])),
  )
  return scored.flatMap(({ question, half, answers }) =>
    answers.map(({ text, isCorrect, scores }) => ({
      set: question.set,
      kind: question.kind,
      words: countWords(text),
      isCorrect,
      given: Object.fromEntries(
        Object.entries(scores).map(([name, score]) => [name, score >= (thresholds[half]?.[name] ?? 0)]),
      ),
    })),
  )
}

/** Two places, and no minus before a zero. */
const shown = (value: number) => (Math.round(value * 100) / 100 + 0).toFixed(2)

function rowOf(set: string, group: string, answers: readonly Judged[]): string {
  const gold = answers.map(({ isCorrect }) => isCorrect)
  const cells = Object.keys(scorers).flatMap((name) => {
    const given = answers.map((answer) => answer.given[name] ?? false)
    return [kappaOf(given, gold), shareWithin(toNumbers(given), toNumbers(gold), 0)].map(shown)
  })
  const correct = gold.filter(Boolean).length / gold.length
  return `| ${[set, group, String(answers.length), correct.toFixed(2), ...cells].join(' | ')} |`
}

const THIRDS = ['shortest third', 'middle third', 'longest third'] as const

/** The whole report of one set as rows of a table: all, by third of length, by kind of question. */
export function report(set: string, answers: readonly Judged[]): readonly string[] {
  const sorted = answers.toSorted((left, right) => left.words - right.words)
  const thirds = THIRDS.map((name, third) => {
    const [from, to] = [third, third + 1].map((part) => Math.round((part * sorted.length) / THIRDS.length))
    return [name, sorted.slice(from, to)] as const
  })
  const kinds = [...new Set(answers.map(({ kind }) => kind))].toSorted()
  const groups = [
    ['all', answers] as const,
    ...thirds,
    ...kinds.map((kind) => [kind, answers.filter((answer) => answer.kind === kind)] as const),
  ]
  return groups.filter(([, own]) => own.length > 0).map(([group, own]) => rowOf(set, group, own))
}

export const tableHead = (): readonly string[] => {
  const names = Object.keys(scorers).flatMap((name) => [`${name}: kappa`, 'accuracy'])
  const head = ['set', 'answers', 'n', 'correct', ...names]
  return [head, head.map(() => '---')].map((cells) => `| ${cells.join(' | ')} |`)
}

/** Reads every XML file below a folder; the folder that holds it names its set. */
export function readSets(folder: string): ReadonlyMap<string, readonly Question[]> {
  const files = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((file) => file.endsWith('.xml'))
  const questions = files.toSorted().flatMap((file) => {
    const set = file.split(/[\\/]/u).at(-2) ?? '.'
    const question = readQuestion(set, readFileSync(join(folder, file), 'utf8'))
    if (question === null) console.error(`${file} is not a labelled question and was left out`)
    return question === null ? [] : [question]
  })
  return Map.groupBy(questions, ({ set }) => set)
}

function main(): void {
  const folder = process.argv[2]
  if (folder === undefined) {
    console.error(
      'npm run study:short-answers -- DIR\n\n  DIR  holds folders of questions in the SemEval-2013 task 7 layout',
    )
    process.exitCode = 2
    return
  }
  const sets = readSets(folder)
  if (sets.size === 0) {
    console.error(`${folder} holds no labelled question`)
    process.exitCode = 1
    return
  }
  for (const line of tableHead()) console.log(line)
  for (const [set, questions] of sets) for (const line of report(set, judge(questions))) console.log(line)
}

if (import.meta.main) main()

import {
  kendall,
  meanAbsoluteError,
  quadraticWeightedKappa,
  shareWithin,
  spearman,
} from '../../../shared/scoring/agreement.ts'
import { toRating } from '../../../shared/scoring/thresholds.ts'
import { nameOf } from '../../shared/scoring/gaming/keyed-items.ts'
import { type AnswerSet, type ScoredAnswer, type Scorer, scorers } from './answers.ts'

/** Below so many pairs a kappa says nothing (its 95 % interval is about ±.13 at 50); below the second it is provisional. */
const MIN_PAIRS = 50
const FIRM_PAIRS = 200

/** Agreement of one scorer with the authors on one group of answers. */
export interface Figures {
  readonly answers: number
  readonly exact: number
  readonly within1: number
  /** Mean distance of the ratings. */
  readonly error: number
  /** Of the ratings; null below 50 pairs. */
  readonly kappa: number | null
  /** Of the scores before rounding. */
  readonly spearman: number
  readonly kendall: number
}

export interface Row extends Figures {
  readonly group: string
  readonly set: string
  readonly scorer: Scorer
}

export function compare(answers: readonly ScoredAnswer[], scorer: Scorer): Figures {
  const scores = answers.map((answer) => answer.scores[scorer])
  const [ratings, authored] = [scores.map(toRating), answers.map(({ rating }) => rating)]
  return {
    answers: answers.length,
    exact: shareWithin(ratings, authored, 0),
    within1: shareWithin(ratings, authored, 1),
    error: meanAbsoluteError(ratings, authored),
    kappa: answers.length < MIN_PAIRS ? null : quadraticWeightedKappa(ratings, authored),
    spearman: spearman(scores, authored),
    kendall: kendall(scores, authored),
  }
}

/** A row for each scorer, side by side, so that no figure of the engine stands alone. */
export function rowsOf(group: string, set: string, answers: readonly ScoredAnswer[]): readonly Row[] {
  return answers.length === 0 ? [] : scorers.map((scorer) => ({ group, set, scorer, ...compare(answers, scorer) }))
}

const shown = (value: number) => (Number.isNaN(value) ? '–' : value.toFixed(2))

function shownKappa({ kappa, answers }: Figures): string {
  if (kappa === null) return '–'
  return answers < FIRM_PAIRS ? `${shown(kappa)} provisional` : shown(kappa)
}

export function toMarkdown(head: readonly string[], rows: readonly (readonly string[])[]): readonly string[] {
  return [head, head.map(() => '---'), ...rows].map((cells) => `| ${cells.join(' | ')} |`)
}

export function agreementTable(first: string, rows: readonly Row[]): readonly string[] {
  const head = [first, 'answers', 'scorer', 'n', 'exact', 'within 1', 'mean error', 'kappa', 'Spearman', 'Kendall']
  return toMarkdown(
    head,
    rows.map((row) => [
      row.group,
      row.set,
      row.scorer,
      String(row.answers),
      ...[row.exact, row.within1, row.error].map(shown),
      shownKappa(row),
      ...[row.spearman, row.kendall].map(shown),
    ]),
  )
}

/** `5 6 of 7 .14`: exact, within 1, of how many, mean error. */
function cell(answers: readonly ScoredAnswer[], scorer: Scorer): string {
  if (answers.length === 0) return '–'
  const { exact, within1, error } = compare(answers, scorer)
  const [same, near] = [exact, within1].map((share) => Math.round(share * answers.length))
  return `${same}, ${near} of ${answers.length}; ${shown(error)}`
}

/** A row for each item: every scorer on its anchors and on its held-out answers. */
export function itemTable(answers: readonly ScoredAnswer[]): readonly string[] {
  const sets: readonly AnswerSet[] = ['anchors', 'held out']
  const names = [...new Set(answers.map(({ subject }) => nameOf(subject)))]
  const head = ['item', ...sets.flatMap((set) => scorers.map((scorer) => `${set}: ${scorer}`))]
  const row = (name: string) => {
    const own = answers.filter(({ subject }) => nameOf(subject) === name)
    const cells = sets.flatMap((set) =>
      scorers.map((scorer) =>
        cell(
          own.filter((answer) => answer.set === set),
          scorer,
        ),
      ),
    )
    return [name.replace('ai-trainer-core/', ''), ...cells]
  }
  return toMarkdown(head, names.map(row))
}

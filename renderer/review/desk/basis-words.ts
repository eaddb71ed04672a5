import type { Basis, PersonRating, ReportedScore } from '../../../shared/api/desk.ts'

/** What a reported score rests on, in a few words. */
export const basisWords: Readonly<Record<Basis, string>> = {
  engine: 'Rated by the engine',
  person: 'Rated by a person',
  people: 'Mean of the people who rated it',
  adjudicated: 'Adjudicated',
  disputed: 'People disagree; not adjudicated yet',
  none: 'Not scorable',
}

const kindWords: Readonly<Record<PersonRating['kind'], string>> = {
  confirmed: 'Confirmed the engine’s',
  overridden: 'Rated',
  blind: 'Rated blind',
  adjudicated: 'Adjudicated',
}

/** "4 of 5" for a whole rating, "3.4 of 5" for a confirmed one. */
export function sayScore(score: number): string {
  return `${Number.isInteger(score) ? score : score.toFixed(1)} of 5`
}

/** What one person did, such as "Rated blind: 4 of 5". */
export function sayPersonRating({ kind, score }: PersonRating): string {
  return `${kindWords[kind]}${kind === 'confirmed' ? '' : ':'} ${sayScore(score)}`
}

/** How far the people are apart; null for fewer than two. */
export function sayAgreement({ apart, people }: ReportedScore): string | null {
  if (apart === null) return null
  const who = people === 2 ? 'Two people' : `${people} people`
  if (apart === 0) return `${who} gave the same rating.`
  return apart === 1 ? `${who} are 1 apart, which is within what is tolerated.` : `${who} are ${apart} apart.`
}

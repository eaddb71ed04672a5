import type { Amount } from './model.ts'

const levels = ['A1', 'A2', 'B1', 'B2', 'C1', 'C2', 'native speaker']

/** An amount as people read it: `6 years`, `10 hours a week`, `C1`. */
export function sayAmount({ unit, number }: Amount): string {
  if (unit === 'cefr') return levels[number - 1] ?? `level ${number}`
  const [one, many] = unit === 'years' ? ['year', 'years'] : ['hour a week', 'hours a week']
  return `${number} ${number === 1 ? one : many}`
}

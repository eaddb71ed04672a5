import type { Thresholds } from '../pack/keys/common.ts'

/** Names of the five ratings, worst first. */
const BANDS = ['weak', 'limited', 'fair', 'good', 'strong'] as const

/**
 * Maps a share of all points (0 to 1) to 1 to 5, one decimal. Each threshold is the border between two ratings, so it
 * maps to x.5; between borders the scale is linear, and it ends at 1 for no points and at 5 for all.
 */
export function toScore(share: number, thresholds: Thresholds): number {
  const knots = [
    [0, 1],
    [thresholds[2], 1.5],
    [thresholds[3], 2.5],
    [thresholds[4], 3.5],
    [thresholds[5], 4.5],
    [1, 5],
  ] as const
  const bounded = Math.min(1, Math.max(0, share))
  for (const [index, [right, rightScore]] of knots.entries()) {
    const [left, leftScore] = knots[index - 1] ?? [0, 1]
    if (index === 0 || bounded > right) continue
    const part = right === left ? 1 : (bounded - left) / (right - left)
    // Cut, not rounded, so that no score reaches a border that its points did not; the addend absorbs binary fractions.
    return Math.floor((leftScore + part * (rightScore - leftScore)) * 10 + 1e-9) / 10
  }
  return 5
}

/** The rating from 1 to 5 that a score stands in; a score on a border belongs to the higher one. */
export function toRating(score: number): number {
  return Math.min(5, Math.max(1, Math.floor(score + 0.5)))
}

/** The word for a score's rating. */
export function toBand(score: number): string {
  return BANDS[toRating(score) - 1] ?? BANDS[0]
}

/** How far one may trust a score: low beside a border or under a cap, medium in the middle of the scale, else high. */
export function toConfidence(score: number, isCapped: boolean): 'low' | 'medium' | 'high' {
  const toBorder = Math.min(...[1.5, 2.5, 3.5, 4.5].map((border) => Math.abs(score - border)))
  // Half a step of the printed scale more than .1, because binary fractions cannot hold .1 itself.
  if (isCapped || toBorder <= 0.1 + 0.005) return 'low'
  return score > 1.5 && score < 4.5 ? 'medium' : 'high'
}

/** So many words, each another one. */
export function words(count: number): string {
  return Array.from({ length: count }, (_, index) => `word${index}`).join(' ')
}

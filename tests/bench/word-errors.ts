/** Sentences as candidates say them, of words alone: nothing that is written in several ways. */
export const sentences: readonly string[] = [
  'I have worked as a nurse for six years.',
  'I use Excel every day to plan the work of my team.',
  'Last year I wrote a contract for a hospital in London.',
  'Spanish is my mother tongue and I speak English at work.',
  'I can work twenty hours a week in the evening.',
  'I checked the answers of a computer program and corrected them.',
  'My last project was a report about the cost of water.',
  'I hold a license as a teacher and it is valid for three more years.',
  'I would rather not work on texts about violence.',
  'I have never done that before.',
]

const wordsOf = (text: string) => text.toLowerCase().match(/[a-z']+/g) ?? []

/** The least number of words to insert, delete or replace that makes `said` of `heard`, and how many were said. */
export function wordErrors(said: string, heard: string): { readonly errors: number; readonly words: number } {
  const [wanted, found] = [wordsOf(said), wordsOf(heard)]
  let row = found.map((_, at) => at + 1)
  for (const [index, word] of wanted.entries()) {
    let [corner, left] = [index, index + 1]
    row = row.map((above, at) => {
      const cost = Math.min(above + 1, left + 1, corner + (word === found[at] ? 0 : 1))
      corner = above
      left = cost
      return cost
    })
  }
  return { errors: row.at(-1) ?? wanted.length, words: wanted.length }
}

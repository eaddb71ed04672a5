/** One question of the bank. Its id is written into the journal and never given to another question. */
export interface Question {
  readonly id: string
  readonly en: string
  readonly es: string
}

/** Reads a table of `id | English | Spanish`. Tables are written by hand: a malformed line is a fault of the program. */
export function readQuestions(table: string): ReadonlyMap<string, Question> {
  const questions = table
    .trim()
    .split('\n')
    .map((line) => {
      const [id, en, es, ...rest] = line.split('|').map((cell) => cell.trim())
      if (!id || !en || !es || rest.length > 0) throw new Error(`malformed question: ${line}`)
      return { id, en, es }
    })
  return new Map(questions.map((question) => [question.id, question]))
}

import { type Answers, gatherAnswers } from '../../../shared/attempt/answers.ts'
import { answersHtml, escapeHtml } from '../../../shared/attempt/answers-html.ts'
import { answersMarkdown } from '../../../shared/attempt/answers-markdown.ts'
import { AppError } from '../../../shared/errors.ts'
import type { AttemptView } from '../../../shared/ipc/views.ts'

export type DownloadFormat = 'pdf' | 'markdown' | 'json'

export const extensions: Readonly<Record<DownloadFormat, string>> = { pdf: 'pdf', markdown: 'md', json: 'json' }

/** The submitted questions and answers of a view. Throws `attempt/wrong-phase` before the submission. */
export function answersOf(view: AttemptView): Answers {
  if (view.receipt === null) throw new AppError('attempt/wrong-phase')
  return gatherAnswers(view.pack, view.values, {
    attemptId: view.attemptId,
    organisation: view.organisation,
    project: view.project,
    assessment: view.assessment,
    candidateName: view.candidateName,
    attemptNumber: view.attemptNumber,
    submittedMs: view.receipt.sealedWallMs,
    headDigest: view.receipt.headDigest,
  })
}

/** Prints a page; what it gets is escaped. */
export type PrintPage = (page: { title: string; language: string; body: string }) => Promise<Uint8Array>

/** The file of a format (docs/formats/answers-v1.md). */
export async function writeAnswers(
  answers: Answers,
  format: DownloadFormat,
  print: PrintPage,
): Promise<string | Uint8Array> {
  if (format === 'json') return `${JSON.stringify(answers, null, 2)}\n`
  if (format === 'markdown') return answersMarkdown(answers)
  const title = escapeHtml(`${answers.assessment}, ${answers.candidateName}`)
  return print({ title, language: escapeHtml(answers.pack.language), body: answersHtml(answers) })
}

import { readFile } from 'node:fs/promises'
import type { z } from 'zod'
import { sayProblem } from '../../node/pack/folder-problem.ts'
import { readPackFolder } from '../../node/pack/read-pack-folder.ts'
import { ConsentDocument, Policy } from '../../shared/policy/policy.ts'
import { checkAssessment } from './check-assessment.ts'
import type { NewForm } from './provision.ts'

/** Files that are no assessment: every reason in words, one a line. */
export class UnusableAssessment extends Error {
  readonly problems: readonly string[]
  constructor(problems: readonly string[]) {
    super(problems.join('\n'))
    this.problems = problems
  }
}

export interface ReadAssessment {
  readonly forms: readonly NewForm[]
  readonly policy: Policy
  readonly consent: ConsentDocument
}

/**
 * Reads everything that an assessment is made of: pack folders, the first one for the first attempt, a policy and a consent
 * document (JSON). @throws UnusableAssessment with every mistake that was found.
 */
export async function readAssessment(
  packFolders: readonly string[],
  policyFile: string,
  consentFile: string,
): Promise<ReadAssessment> {
  const problems: string[] = []
  const forms: NewForm[] = []
  for (const folder of packFolders) {
    const { pack, key, problems: mistakes } = await readPackFolder(folder)
    problems.push(...mistakes.map((mistake) => `${folder}: ${sayProblem(mistake)}`))
    if (pack !== null) forms.push({ pack, key })
  }
  const policy = await readDocument(policyFile, Policy, problems)
  const consent = await readDocument(consentFile, ConsentDocument, problems)
  if (problems.length > 0 || policy === null || consent === null) throw new UnusableAssessment(problems)
  const misfits = checkAssessment(
    forms.map((form) => form.pack),
    policy,
  )
  if (misfits.length > 0) throw new UnusableAssessment(misfits)
  return { forms, policy, consent }
}

async function readDocument<Shape extends z.ZodType>(
  file: string,
  shape: Shape,
  problems: string[],
): Promise<z.output<Shape> | null> {
  let json: unknown
  try {
    json = JSON.parse(await readFile(file, 'utf8'))
  } catch (cause) {
    problems.push(`${file}: ${cause instanceof SyntaxError ? `is no JSON: ${cause.message}` : 'cannot be read'}`)
    return null
  }
  const parsed = shape.safeParse(json)
  if (parsed.success) return parsed.data
  problems.push(
    ...parsed.error.issues.map((issue) => `${file}: ${issue.path.join('.') || 'the whole file'}: ${issue.message}`),
  )
  return null
}

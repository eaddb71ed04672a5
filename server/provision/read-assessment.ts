import { readFile } from 'node:fs/promises'
import type { z } from 'zod'
import { sayProblem } from '../../node/pack/folder-problem.ts'
import { readPackFolder } from '../../node/pack/read-pack-folder.ts'
import { completePolicy } from '../../shared/policy/complete.ts'
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
  /** What was completed in the files, in words, one a line. */
  readonly notes: readonly string[]
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
  const notes: string[] = []
  const policy = await readDocument(policyFile, Policy, problems, {
    example: 'docs/guides/operator.md',
    complete: (json) => {
      const completed = completePolicy(json)
      notes.push(...completed.notes.map((note) => `${policyFile}: ${note}`))
      return completed.json
    },
  })
  const consent = await readDocument(consentFile, ConsentDocument, problems, {
    example: 'resources/packs/sample/consent.json',
    complete: (json) => json,
  })
  if (problems.length > 0 || policy === null || consent === null) throw new UnusableAssessment(problems)
  const misfits = checkAssessment(
    forms.map((form) => form.pack),
    policy,
  )
  if (misfits.length > 0) throw new UnusableAssessment(misfits)
  return { forms, policy, consent, notes }
}

async function readDocument<Shape extends z.ZodType>(
  file: string,
  shape: Shape,
  problems: string[],
  /** `example`: where a whole one is to be seen. */
  { example, complete }: { readonly example: string; readonly complete: (json: unknown) => unknown },
): Promise<z.output<Shape> | null> {
  let json: unknown
  try {
    json = JSON.parse(await readFile(file, 'utf8'))
  } catch (cause) {
    problems.push(`${file}: ${cause instanceof SyntaxError ? `is no JSON: ${cause.message}` : 'cannot be read'}`)
    return null
  }
  const parsed = shape.safeParse(complete(json))
  if (parsed.success) return parsed.data
  problems.push(
    ...parsed.error.issues.map(
      (issue) => `${file}: ${issue.path.join('.') || 'the whole file'}: ${sayIssue(issue, example)}`,
    ),
  )
  return null
}

function sayIssue({ code, message }: z.core.$ZodIssue, example: string): string {
  const isMissing = code === 'invalid_type' && message.endsWith('received undefined')
  return isMissing ? `is missing. ${example} has a whole example.` : message
}

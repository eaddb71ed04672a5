import type { ScoringApi } from '../../../../electron/main/sync/scoring-api.ts'
import { Refusal } from '../../../../electron/main/sync/scoring-api.ts'
import type { Head } from '../../../../shared/api/sync.ts'
import { AppError, type ErrorCode, errors } from '../../../../shared/errors.ts'

export function headAt(segment: number, offset: number, awaitsTailTo: number | null = null): Head {
  const counts = { frameNumber: 0, nextSeq: 0, headDigest: '0'.repeat(64) }
  return { segment, offset, ...counts, isSealed: false, awaitsTailTo }
}

export function refusal(code: ErrorCode, head: Head | null = null, retryAfterMs: number | null = null): Refusal {
  return new Refusal(code, errors[code].status, { code, message: '', head }, retryAfterMs)
}

export const unreachable = () => new AppError('server/unreachable')

/** One answer of the script: a head that the server names, or what it refuses with. */
export type Answer = Head | null | Error

const no = () => Promise.reject(new Error('not asked for here'))
const notAskedFor = {
  lookUpRetake: no,
  deleteAttempt: no,
  postReply: no,
  putPresence: no,
  postMessage: no,
  results: no,
  downloadJournal: no,
  offerHandOver: no,
  cancelHandOver: no,
  lookUpHandOver: no,
  claimHandOver: no,
  intakeProviders: no,
  phraseQuestion: no,
  extractConclusions: no,
  transcribe: no,
  speak: no,
}

/**
 * A fake of the scoring API that answers by a script, one entry a request, and notes what was asked. Past the end of the
 * script nothing answers.
 */
export function createFakeApi(script: Answer[] = []) {
  const asked: string[] = []
  let shipIntervalMs = 0
  const answer = async (request: string): Promise<Head | null> => {
    asked.push(request)
    const next = script.length === 0 ? unreachable() : script.shift()
    if (next instanceof Error) throw next
    return next ?? null
  }
  const api: ScoringApi = {
    lookUpInvitation: () => Promise.reject(new Error('not asked for here')),
    ...notAskedFor,
    enrol: async () => ({ head: await answer('enrol'), hasFork: false }),
    head: async () => ({ head: await answer('head'), hasFork: false }),
    putSegment: async (_attempt, _token, segment) => ({ head: await answer(`header ${segment}`), hasFork: false }),
    postUnit: async (_attempt, _token, { segment, offset }, unit) => {
      const head = await answer(`unit ${segment}/${offset}+${unit.length}`)
      if (head === null) throw new Error('a unit is always answered with a head')
      return { head, receipt: `receipt ${head.segment}/${head.offset}` }
    },
    shipIntervalMs: () => shipIntervalMs,
  }
  return {
    api,
    asked,
    script,
    askForPause: (ms: number) => {
      shipIntervalMs = ms
    },
  }
}

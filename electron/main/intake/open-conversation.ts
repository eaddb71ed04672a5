import { join } from 'node:path'
import { toHex } from '../../../shared/bytes.ts'
import { type AttemptFiles, secretBytes } from '../attempt/attempt-files.ts'
import type { OpenAttemptDeps } from '../attempt/open-attempt.ts'
import { createSealedFile } from '../vault/sealed-file.ts'
import { createDrafts } from './drafts.ts'
import { createHearing, type Hearing } from './hearing.ts'
import { createIntakeSession, type IntakeDeps, type IntakeSession } from './intake-session.ts'
import { createInterviewer } from './interviewer.ts'
import { createKeptSounds } from './kept-sounds.ts'

export interface ConversationDeps
  extends Pick<IntakeDeps, 'events' | 'record' | 'demandOpen'>,
    Pick<OpenAttemptDeps, 'primitives' | 'api' | 'clock' | 'timers' | 'tell' | 'voiceActivity'> {
  readonly attemptId: string
  readonly files: AttemptFiles
}

/** Puts together what an open attempt's conversation needs: who interviews, who hears, and where kept sound rests. */
export function openConversation(deps: ConversationDeps): {
  readonly intake: IntakeSession
  readonly hearing: Hearing
} {
  const { attemptId, files, primitives, tell } = deps
  const { attemptKey, token } = files.secrets
  const place = { attemptId, attemptKey: secretBytes(attemptKey) }
  const sounds = createKeptSounds(primitives, place, files.folder)
  const draftsFile = join(files.folder, 'intake-drafts.sealed')
  const interviewer = createInterviewer({ ...deps, token })
  const intake = createIntakeSession({
    ...deps,
    rules: files.enrolment.invitation.policy.intake ?? null,
    interviewer,
    sounds,
    drafts: createDrafts(createSealedFile(primitives, { ...place, name: 'intake drafts' }, draftsFile)),
    changed: (view) => tell('intake/changed', view),
  })
  const hearing = createHearing({
    session: intake,
    transcribe: interviewer.transcribe,
    voiceActivity: deps.voiceActivity,
    sounds,
    sha256Hex: (bytes) => toHex(primitives.sha256(bytes)),
    changed: (view) => tell('hearing/changed', view),
    conversationChanged: (view) => tell('intake/changed', view),
  })
  return { intake, hearing }
}

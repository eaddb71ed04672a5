import { createAttemptSession } from '../../electron/main/attempt/attempt-session.ts'
import { attemptView } from '../../electron/main/attempt/attempt-view.ts'
import { clockRules } from '../../shared/attempt/clock-rules.ts'
import { attemptIdIn, filesIn, openJournalOf } from './cold-open-attempt.ts'

/** Opens the attempt in the user data that the one argument names, as main does up to its view, and says how long it took. */
const userData = process.argv[2] ?? ''
const startMs = performance.now()
const startCpu = process.cpuUsage()
const files = await filesIn(userData)
const journal = await openJournalOf(userData, files, files.folder, {
  clock: { monoMs: () => performance.now(), wallMs: () => Date.now() },
  timers: { set: (callback, ms) => setTimeout(callback, ms), clear: (timer) => clearTimeout(timer as NodeJS.Timeout) },
})
const { invitation } = files.enrolment
const session = createAttemptSession({
  journal,
  pack: invitation.pack,
  rules: clockRules(invitation.policy.time, invitation.accommodation, invitation.pack),
  events: journal.events,
  wallMs: () => Date.now(),
  saveChanged: () => undefined,
  claimed: () => undefined,
})
const view = attemptView({
  attemptId: attemptIdIn(userData),
  enrolment: files.enrolment,
  policy: invitation.policy,
  state: session.state(),
  time: session.time(),
  interruption: null,
  receipt: null,
  save: session.save(),
  sync: { state: 'sent', pendingBytes: 0, sentWallMs: null, nextTryWallMs: null, code: null, detail: null },
  hold: { parts: [], displays: [] },
  asked: [],
})
const crossed: typeof view = structuredClone(view) // as it crosses to the page
const endMs = performance.now()
const { user, system } = process.cpuUsage(startCpu)
const units = Object.values(crossed.values).reduce<number>(
  (sum, value) => sum + (typeof value === 'string' ? value.length : 0),
  0,
)
console.log(JSON.stringify({ processMs: endMs, workMs: endMs - startMs, cpuMs: (user + system) / 1_000, units }))
await journal.close('quit')

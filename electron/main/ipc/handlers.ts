import type { HoldPart } from '../../../shared/attempt/events.ts'
import { AppError } from '../../../shared/errors.ts'
import type { Handlers } from '../../../shared/ipc/contract.ts'
import type { Preferences } from '../../../shared/ipc/preferences.ts'
import type { PreflightView } from '../../../shared/ipc/preflight-views.ts'
import type { AppView, CheckView, InvitationView } from '../../../shared/ipc/views.ts'
import type { Pack } from '../../../shared/pack/pack.ts'
import { partsHeld, planHold } from '../../../shared/policy/hold.ts'
import type { MachinePolicy } from '../../../shared/policy/merge-managed.ts'
import type { Attempts, OpenAttempt } from '../attempt/attempts.ts'
import { answersOf, extensions, type PrintPage, writeAnswers } from '../attempt/download.ts'
import { invitationView, type LookedUp } from '../attempt/invitation-desk.ts'
import { type Report, reportJson, reportText } from '../check/report.ts'
import type { PreflightAsked } from '../check/run-preflight.ts'
import type { InnerClipboard } from '../hold/inner-clipboard.ts'
import { createIntakeHandlers } from './intake-handlers.ts'

export interface HandlerDeps {
  readonly describe: () => AppView
  readonly attempts: Attempts
  /** Looks an invitation up at `server`, or where the settings say when it is null; remembers the server that answered. */
  /** The server that was typed, or the one of the settings. Throws `server/untrusted`. */
  readonly trustServer: (typed: string | null) => string
  /** What IT manages on this computer. */
  readonly machine: MachinePolicy
  readonly lookUp: (code: string, server: string | null) => Promise<LookedUp>
  readonly digest: (bytes: Uint8Array) => string
  /** Judges the computer for an assessment that holds these parts. */
  readonly checkSystem: (parts: readonly HoldPart[]) => Promise<readonly CheckView[]>
  readonly preflight: (asked: PreflightAsked) => Promise<PreflightView>
  /** What IT gets of a check. */
  readonly report: (checks: readonly CheckView[], held: readonly HoldPart[] | null) => Report
  /** Asks where to save; null when the candidate cancelled. */
  readonly askWhereToSave: (suggestedName: string) => Promise<string | null>
  /** Keeps how the candidate wants to see the client, and shows it where the page cannot. */
  readonly prefer: (preferences: Preferences) => void
  /** Closes the client as its window's own button does. */
  readonly quit: () => void
  /** Writes a file that the candidate asked for. Throws `download/failed`. */
  readonly saveFile: (path: string, content: string | Uint8Array) => Promise<void>
  readonly print: PrintPage
  /** The pack that `--preview` opened the client with; null otherwise. */
  readonly preview: Pack | null
  readonly innerClipboard: InnerClipboard
  readonly networkClaimed: (isOnline: boolean) => void
}

/** Binds the channels of the bridge to the attempt that is open. Each handler refuses what does not fit with a code. */
export function createHandlers(deps: HandlerDeps): Handlers {
  const { attempts } = deps
  let looked: LookedUp | null = null
  let view: InvitationView | null = null
  let report: Report | null = null

  const current = (): OpenAttempt => {
    const open = attempts.current()
    if (open === null) throw new AppError('attempt/none-open')
    return open
  }
  return {
    ...createIntakeHandlers(current),
    'app/describe': async () => deps.describe(),
    'app/prefer': async (preferences) => {
      deps.prefer(preferences)
      return null
    },
    'app/quit': async () => {
      deps.quit()
      return null
    },
    'invitation/look': async ({ code, server }) => {
      looked = await deps.lookUp(code, server)
      view = invitationView(looked, deps.digest, deps.machine)
      return view
    },
    'preflight/run': async ({ tryFullScreen }) => {
      const held = view === null ? null : partsHeld(planHold(view.policy))
      const waivedCount = view?.policy.waived.length ?? 0
      const isVoiceOffered = view?.policy.intake?.voice === 'offered'
      const found = await deps.preflight({ parts: held, waivedCount, tryFullScreen, isVoiceOffered })
      report = deps.report(found.checks, held)
      return found
    },
    'preflight/save': async ({ format }) => {
      if (report === null) throw new AppError('attempt/wrong-phase')
      const path = await deps.askWhereToSave(`candor-check.${format === 'json' ? 'json' : 'txt'}`)
      if (path !== null) await deps.saveFile(path, format === 'json' ? reportJson(report) : reportText(report))
      return { path }
    },
    'attempt/enrol': async ({ code, consentDigest, choices }) => {
      if (looked === null || view === null || looked.code !== code) throw new AppError('attempt/wrong-phase')
      if (view.consentDigest !== consentDigest) throw new AppError('attempt/consent-differs')
      const open = await attempts.enrol(looked, consentDigest, choices)
      return open.view()
    },
    'attempt/open': async ({ attemptId }) => {
      const open = await attempts.open(attemptId)
      await open.settle()
      return open.view()
    },
    'attempt/check': async () => {
      const checks = [...(await deps.checkSystem(partsHeld(planHold(current().view().policy))))]
      await current().session().check(checks)
      return { checks }
    },
    'attempt/begin': async () => {
      const open = current()
      await open.begin()
      return open.view()
    },
    'attempt/view-item': async ({ item }) => {
      await current().session().viewItem(item)
      return null
    },
    'attempt/edit': async (request) => ({ seq: await current().session().edit(request) }),
    'attempt/set': async (request) => ({ seq: await current().session().setField(request) }),
    'attempt/copied': async (request) => {
      await current().session().copied(request)
      return null
    },
    'clipboard/keep': ({ text }) => deps.innerClipboard.keep(current().attemptId, text),
    'clipboard/kept': () => deps.innerClipboard.kept(current().attemptId),
    'clipboard/refused': async (request) => {
      await current().session().refusedTransfer(request)
      return null
    },
    'reason/give': async ({ askedSeq, text }) => {
      await current().giveReason(askedSeq, text.trim())
      return null
    },
    'hold/again': async () => {
      current().hold.again()
      return null
    },
    'hold/leave-full-screen': async () => {
      current().hold.leaveFullScreen()
      return null
    },
    'attempt/flag': async ({ item, isFlagged }) => {
      await current().session().flag(item, isFlagged)
      return null
    },
    'break/start': async () => {
      const session = current().session()
      await session.startBreak()
      return session.time()
    },
    'break/end': async () => {
      const session = current().session()
      await session.endBreak()
      return session.time()
    },
    'attempt/submit': () => current().submit(),
    'attempt/retake': async () => {
      const { invitationCode, attemptNumber, attemptsAllowed, isAllowed, fromMs, code } = await attempts.retake()
      return { invitationCode, attemptNumber, attemptsAllowed, isAllowed, fromWallMs: fromMs, code }
    },
    'attempt/download': async ({ format }) => {
      const answers = answersOf(current().view())
      const path = await deps.askWhereToSave(`answers-${answers.attemptId.slice(0, 8)}.${extensions[format]}`)
      if (path !== null) await deps.saveFile(path, await writeAnswers(answers, format, deps.print))
      return { path }
    },
    'attempt/delete': () => attempts.delete(),
    'record/look': () => current().record(),
    'record/reply': async ({ about, text }) => {
      const open = current()
      await open.reply(about, text)
      return open.record()
    },
    'live/look': async () => current().live().view(),
    'live/hand': async ({ isRaised }) => {
      const live = current().live()
      await live.raiseHand(isRaised)
      return live.view()
    },
    'live/write': async ({ text }) => {
      const live = current().live()
      await live.write(text)
      return live.view()
    },
    'live/read': async ({ id }) => {
      const live = current().live()
      await live.read(id)
      return live.view()
    },
    'results/look': () => current().results(),
    'hand-over/offer': () => attempts.offerHandOver(),
    'hand-over/cancel': async () => (await attempts.cancelHandOver()).view(),
    'hand-over/take': async ({ code, server }) => {
      const open = await attempts.takeOver(code, deps.trustServer(server))
      await open.settle()
      return open.view()
    },
    'preview/pack': async () => deps.preview,
    'attempt/save-sealed': async () => {
      const open = current()
      const path = await deps.askWhereToSave(`${open.attemptId}.candor`)
      if (path !== null) await open.exportTo(path)
      return { path }
    },
    'sync/now': async () => {
      current().sendNow()
      return null
    },
    'attempt/leave': async () => {
      await attempts.leave()
      return null
    },
    'network/claim': async ({ isOnline }) => {
      deps.networkClaimed(isOnline)
      return null
    },
  }
}

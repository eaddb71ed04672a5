import { type IpcMainInvokeEvent, ipcMain, type WebContents } from 'electron'
import { AppError, type ErrorCode, errors } from '../../../shared/errors.ts'
import { type Announcement, type Channel, contract, type Handlers, type Topic } from '../../../shared/ipc/contract.ts'
import { isAppUrl } from '../window/hardening.ts'

/** The only file that touches `ipcMain`: sender, then shape, then work. Failures cross as data with a code. */

export interface BridgeDeps {
  readonly handlers: Handlers
  readonly developmentUrl: string | null
  /** Told about every failure that is a bug, once. */
  readonly report: (channel: string, cause: unknown) => void
}

type Answer = { ok: true; value: unknown } | { ok: false; code: ErrorCode; message: string }

function failure(code: ErrorCode, message: string = errors[code].message): Answer {
  return { ok: false, code, message }
}

/** Says whether a request comes from the top frame of a page of this app. */
function isTrusted(event: IpcMainInvokeEvent, developmentUrl: string | null): boolean {
  const frame = event.senderFrame
  return frame !== null && frame === frame.top && isAppUrl(frame.url, developmentUrl)
}

/** Parses, dispatches and answers one request; never throws. */
export async function answer(deps: BridgeDeps, channel: unknown, args: unknown): Promise<Answer> {
  if (typeof channel !== 'string' || !Object.hasOwn(contract, channel)) return failure('ipc/refused')
  const known = channel as Channel // just checked against the contract's own keys
  const parsed = contract[known].args.safeParse(args)
  if (!parsed.success) return failure('ipc/refused')
  try {
    const handle = deps.handlers[known] as (args: unknown) => Promise<unknown> // `args` was parsed by this channel's schema
    return { ok: true, value: await handle(parsed.data) }
  } catch (cause) {
    if (cause instanceof AppError) return failure(cause.code, cause.message)
    deps.report(known, cause)
    return failure('app/unexpected')
  }
}

/** Starts to answer the page. */
export function openBridge(deps: BridgeDeps): void {
  ipcMain.handle('candor/ask', (event, channel: unknown, args: unknown) =>
    isTrusted(event, deps.developmentUrl) ? answer(deps, channel, args) : failure('ipc/refused'),
  )
}

/** Tells the page something; dropped when there is no page, because a page that starts asks for everything. */
export function announce<T extends Topic>(contents: WebContents | null, topic: T, announcement: Announcement<T>): void {
  if (contents === null || contents.isDestroyed()) return
  contents.send('candor/tell', topic, announcement)
}

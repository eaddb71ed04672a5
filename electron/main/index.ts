import { createHash, randomBytes, randomUUID } from 'node:crypto'
import { readFile, statfs } from 'node:fs/promises'
import { join } from 'node:path'
import fvadFile from '@echogarden/fvad-wasm/fvad.wasm?asset'
import {
  app,
  clipboard,
  dialog,
  globalShortcut,
  ipcMain,
  Menu,
  nativeTheme,
  net,
  powerMonitor,
  protocol,
  safeStorage,
  screen,
  session,
  systemPreferences,
} from 'electron'
import { createJournalPrimitives } from '../../node/crypto/journal-primitives.ts'
import { CATALOGUE } from '../../shared/attempt/events.ts'
import { AppError, type ErrorCode } from '../../shared/errors.ts'
import type { Announcement, Topic } from '../../shared/ipc/contract.ts'
import { appView, runtimeName } from './app-view.ts'
import { enrolmentOf } from './attempt/attempt-files.ts'
import { type AttemptsDeps, createAttempts } from './attempt/attempts.ts'
import { finishDeletions } from './attempt/deletion.ts'
import { lookUp } from './attempt/invitation-desk.ts'
import { type DeviceDeps, openOnDevice } from './attempt/open-on-device.ts'
import { fillOnce } from './check/fill-once.ts'
import { askServer, microphoneAccess, proxyName, screenLockSeconds, syncMs, takenShortcuts } from './check/probe.ts'
import { createPreflight } from './check/run-preflight.ts'
import { checkSystem, type SystemFacts } from './check/system-check.ts'
import { systemClock, systemTimers } from './clock.ts'
import { systemComputer } from './computer/ask.ts'
import { checkSelf, readOwnBytes } from './computer/self-check.ts'
import { createAllParts } from './hold/all-parts.ts'
import { createAssessmentText } from './hold/assessment-text.ts'
import { createHold } from './hold/hold.ts'
import { createInnerClipboard } from './hold/inner-clipboard.ts'
import { createShortcutGuard } from './hold/shortcuts.ts'
import { loadVoiceActivity } from './intake/voice-activity.ts'
import { invitationFromArguments, isSameCode } from './invitation-link.ts'
import { announce, openBridge } from './ipc/bridge.ts'
import { createHandlers } from './ipc/handlers.ts'
import { dataFolderOf, demandDataFolder } from './policy/data-folder.ts'
import { lockedPreferences, managedPreferences, ownPreferences } from './policy/managed-preferences.ts'
import { asksForPolicy, printPolicy } from './policy/print-policy.ts'
import { proxyOf } from './policy/proxy.ts'
import { readManaged, testRootOf } from './policy/read-managed.ts'
import { chooseServer, refusalOfServer } from './policy/server-choice.ts'
import { currentUser, thisMachine } from './policy/this-machine.ts'
import { readPreview } from './preview/read-preview.ts'
import { createAllSensors } from './sensors/all-sensors.ts'
import { displayFacts, displayViews } from './sensors/displays.ts'
import { watchHands } from './sensors/hands.ts'
import { createNetworkSensor } from './sensors/network.ts'
import { createSupervisor } from './sensors/supervisor.ts'
import { openSettings } from './settings/settings.ts'
import { createScoringApi } from './sync/scoring-api.ts'
import { appScheme, createAppProtocol, type PrintedPages } from './window/app-protocol.ts'
import { confineContents, denyPermissions } from './window/hardening.ts'
import { openMainWindow } from './window/main-window.ts'
import { printPdf } from './window/print-window.ts'
import { createRefusals } from './window/refusals.ts'
import { whenInFront } from './window/when-in-front.ts'
import { writeDurably } from './write-durably.ts'

/**
 * Composition root of the client: the only file of main that knows concrete things. Nothing that needs `ready` waits at
 * the top level: Electron holds it back until this module has settled.
 */

const developmentUrl = app.isPackaged ? null : (process.env.ELECTRON_RENDERER_URL ?? null)
const rendererFolder = join(import.meta.dirname, '../renderer')
const preloadFile = join(import.meta.dirname, '../preload/index.cjs')
const runtime = runtimeName(process.versions)
const primitives = createJournalPrimitives()
let voiceActivity: ReturnType<typeof loadVoiceActivity> | null = null
/** Pages that are printed, while they are. */
const printed: PrintedPages = new Map()
const unpredictable = (length: number) => new Uint8Array(randomBytes(length))
const digest = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex')
const user = currentUser()
/** What IT manages on this computer: read before anything else, because it says where the client's data is. */
const machine = readManaged(thisMachine, {
  platform: process.platform,
  user: user.username,
  systemRoot: process.env.SystemRoot ?? 'C:\\Windows',
  testRoot: app.isPackaged ? null : testRootOf(process.argv),
})
const managedFolder = dataFolderOf(machine, user.homedir, user.username)
if (managedFolder !== null) app.setPath('userData', managedFolder)
const fallbackServer = process.env.CANDOR_SERVER ?? 'http://127.0.0.1:8420'

app.enableSandbox()
app.setAsDefaultProtocolClient('candor')
protocol.registerSchemesAsPrivileged([
  { scheme: appScheme, privileges: { standard: true, secure: true, supportFetchAPI: true, codeCache: true } },
])
const refusals = createRefusals()
confineContents(app, developmentUrl, refusals.tell)

if (asksForPolicy(process.argv)) {
  // Settles before `ready`, so that no display is needed.
  await print().then((exitCode) => app.exit(exitCode), fail)
} else if (app.requestSingleInstanceLock()) {
  app.whenReady().then(prepare).then(start).catch(fail)
} else {
  app.exit(0) // the first instance is told, and brings its window to the front
}

function fail(cause: unknown): void {
  console.error('Candor could not start:', cause)
  dialog.showErrorBox('Candor could not start', cause instanceof Error ? cause.message : String(cause))
  app.exit(1)
}

function print(): Promise<0 | 1> {
  const client = { version: app.getVersion(), runtime, platform: process.platform }
  const write = (text: string) => new Promise<void>((done) => void process.stdout.write(text, () => done()))
  return printPolicy(process.argv, client, app.getPath('userData'), machine, primitives, write)
}

/** What the computer's policy asks for before anything is opened. */
async function prepare(): Promise<void> {
  for (const { place, setting, words } of machine.problems)
    console.error(`Policy: ${place}${setting === null ? '' : `: ${setting}`}: ${words}`)
  if (managedFolder !== null) demandDataFolder(managedFolder)
  const proxy = proxyOf(machine)
  if (proxy !== null) await session.defaultSession.setProxy(proxy)
}

function start(): void {
  // Asked once the attempts are there: pages load later.
  let mayHear = () => false
  denyPermissions(session.defaultSession, { developmentUrl, tell: refusals.tell, mayHear: () => mayHear() })
  Menu.setApplicationMenu(
    process.platform === 'darwin' ? Menu.buildFromTemplate([{ role: 'appMenu' }, { role: 'editMenu' }]) : null,
  )
  protocol.handle(
    appScheme,
    createAppProtocol(rendererFolder, (url) => net.fetch(url), printed),
  )

  const settings = openSettings()
  const preview = readPreview(process.argv)
  // electron-store listens on a channel of its own that would tell the page where the user's data is.
  ipcMain.removeAllListeners('electron-store-get-data')
  // Before the window is there, so that its first paint is in the right theme.
  const preferences = () => managedPreferences(machine, settings.get().preferences)
  nativeTheme.themeSource = preferences().theme
  let invitationCode: string | null = null
  let isCheckAsked = false
  let isDialogOpen = false
  let isQuitting = false

  /** A link to a server that this computer may not speak to: its code is not looked up anywhere else. */
  let refusedLink: { readonly code: string; readonly failure: ErrorCode } | null = null

  const serverAddress = () => chooseServer(machine, settings.get().server, fallbackServer)
  const trustServer = (typed: string | null) => {
    const server = typed ?? serverAddress()
    const failure = refusalOfServer(machine, server)
    if (failure !== null) throw new AppError(failure, { detail: server })
    return server
  }
  const apiAt = (server: string) => createScoringApi(server, (input, init) => net.fetch(input as string, init))

  const window = openMainWindow(preloadFile, developmentUrl, nativeTheme.shouldUseDarkColors)
  const hands = watchHands(window.webContents)
  const tell = <T extends Topic>(topic: T, announcement: Announcement<T>) =>
    announce(window.isDestroyed() ? null : window.webContents, topic, announcement)
  const network = createNetworkSensor()
  const shortcuts = createShortcutGuard(window.webContents, process.platform, systemTimers)
  /** Full screen that ends after the client itself let go is no act of the candidate. */
  let isReleased = () => false

  const takeLink = (argv: readonly string[]) => {
    const link = invitationFromArguments(argv)
    if (link === null) return
    invitationCode = link.code
    const failure = link.server === null ? null : refusalOfServer(machine, link.server)
    refusedLink = failure === null ? null : { code: link.code, failure }
    if (link.server !== null && failure === null) settings.set({ server: link.server })
    isCheckAsked = link.isCheckAsked
    tell('invitation/arrived', { code: link.code, isCheckAsked })
  }
  takeLink(process.argv)
  app.on('second-instance', (_event, argv) => {
    if (window.isMinimized()) window.restore()
    window.focus()
    takeLink(argv)
  })
  app.on('open-url', (_event, url) => takeLink([url]))

  const device: DeviceDeps = {
    primitives,
    digest,
    clock: systemClock,
    timers: systemTimers,
    random: Math.random,
    randomBytes: unpredictable,
    uuid: randomUUID,
    voiceActivity: () => (voiceActivity ??= readFile(fvadFile).then(loadVoiceActivity)),
    saw: network.saw,
    tell,
    apiAt,
    sessionFacts,
    machine,
    supervise: (plan) =>
      createSupervisor(
        createAllSensors(
          {
            app,
            window,
            screen,
            powerMonitor,
            clipboard,
            systemPreferences,
            computer: systemComputer,
            clock: systemClock,
            timers: systemTimers,
            isDialogOpen: () => isDialogOpen,
            isLeaveRequested: () => isReleased(),
            shortcuts: shortcuts.sensor,
            network,
            refusals,
            hands,
            digest,
            salt: randomBytes(32).toString('hex'),
            freeBytes: () => freeBytes(app.getPath('userData')),
            checkSelf: () =>
              checkSelf({
                isPackaged: app.isPackaged,
                folder: process.resourcesPath,
                readBytes: readOwnBytes,
                digest,
              }),
          },
          plan,
        ),
        plan.waived,
      ),
    holdBy: ({ plan, pack, values, changed }) => {
      const isOfAssessment = createAssessmentText(pack, values)
      const selection = process.platform === 'linux' ? clipboard.selection : null
      const platform = process.platform
      const hold = createHold({
        plan,
        parts: createAllParts({ window, screen, platform, shortcuts, selection, isOfAssessment }),
        timers: systemTimers,
        displays: () => displayViews(screen),
        changed,
        whenInFront: (callback) => whenInFront(window, callback),
      })
      isReleased = () => plan.length > 0 && hold.isReleased()
      return hold
    },
  }

  const attemptsDeps: AttemptsDeps = {
    root: app.getPath('userData'),
    safeStorage,
    settings,
    randomBytes: unpredictable,
    primitives,
    apiAt,
    enrolNow: async (attemptId, files) => {
      await apiAt(files.enrolment.server).enrol(attemptId, enrolmentOf(files))
    },
    open: (attemptId, files, interruptionOf, takesOver) =>
      openOnDevice(device, attemptId, files, interruptionOf, takesOver),
    wallMs: systemClock.wallMs,
  }
  const attempts = createAttempts(attemptsDeps)
  mayHear = () => attempts.current()?.intake.mayHear() ?? false
  const finish = () => finishDeletions(attemptsDeps).catch((cause: unknown) => console.error('deleting failed:', cause))
  void finish()

  openBridge({
    developmentUrl,
    report: (channel, cause) => console.error(`${channel} failed:`, cause),
    handlers: createHandlers({
      attempts,
      digest,
      describe: () =>
        appView({
          version: app.getVersion(),
          runtime,
          platform: process.platform,
          server: serverAddress(),
          invitationCode,
          isCheckAsked,
          attemptId: settings.get().attemptId,
          preferences: preferences(),
          lockedPreferences: lockedPreferences(machine),
          isServerLocked: machine.settings.ServerLocked?.value === true,
          isPreview: false,
        }),
      trustServer,
      machine,
      lookUp: async (code, typedServer) => {
        if (refusedLink !== null && typedServer === null && isSameCode(refusedLink.code, code))
          throw new AppError(refusedLink.failure)
        const server = trustServer(typedServer)
        const looked = await lookUp(server, code, apiAt(server), primitives)
        settings.set({ server })
        return looked
      },
      checkSystem: async (parts) => {
        const { isReachable } = await askHealth(serverAddress())
        return checkSystem({ ...(await systemFacts()), isServerReachable: isReachable }, parts)
      },
      preflight: createPreflight({
        version: app.getVersion(),
        system: systemFacts,
        server: () => askHealth(serverAddress()),
        proxy: async () => proxyName(await session.defaultSession.resolveProxy(serverAddress())),
        syncMs: () => syncMs(app.getPath('userData'), systemClock.monoMs),
        lockSeconds: () => screenLockSeconds(systemComputer),
        takenShortcuts: () => takenShortcuts(globalShortcut),
        fillOnce: () => fillOnce(window, systemTimers.after),
        displays: () => displayViews(screen),
        microphoneAccess: () =>
          microphoneAccess(process.platform, (medium) => systemPreferences.getMediaAccessStatus(medium)),
      }),
      report: (checks, held) => ({
        format: 'candor-preflight-report',
        version: 1,
        madeAt: new Date(systemClock.wallMs()).toISOString(),
        client: { version: app.getVersion(), runtime, platform: process.platform, arch: process.arch },
        server: serverAddress(),
        held,
        checks: checks.map(({ check, outcome, detail }) => ({ check, outcome, detail })),
      }),
      askWhereToSave: async (suggestedName) => {
        isDialogOpen = true
        try {
          const answer = await dialog.showSaveDialog(window, { defaultPath: suggestedName })
          return answer.canceled || answer.filePath === '' ? null : answer.filePath
        } finally {
          isDialogOpen = false
        }
      },
      prefer: (chosen) => {
        settings.set({ preferences: ownPreferences(machine, chosen, settings.get().preferences) })
        nativeTheme.themeSource = preferences().theme
      },
      quit: () => app.quit(),
      saveFile: (path, content) =>
        writeDurably(path, content).catch((cause: unknown) => {
          throw new AppError('download/failed', { cause })
        }),
      print: async (page) => printPdf(printed, await readFile(join(rendererFolder, 'print.html'), 'utf8'), page),
      preview,
      innerClipboard: createInnerClipboard(() => clipboard.readText()),
      networkClaimed: (isOnline) => {
        if (!isOnline) network.saw(false, 'the system says that it is offline')
        else {
          attempts.current()?.sendNow()
          void finish()
        }
      },
    }),
  })

  const close = (reason: 'quit' | 'shutdown') =>
    attempts.close(reason).catch((cause: unknown) => console.error('closing failed:', cause))

  // A page that failed is loaded again; the journal holds all that it knew.
  window.webContents.on('did-finish-load', () => attempts.current()?.pageSees(true))
  window.webContents.on('render-process-gone', () => {
    attempts.current()?.pageSees(false)
    if (!isQuitting) systemTimers.after(500, () => window.webContents.reload())
  })
  app.on('window-all-closed', () => app.quit())
  app.on('before-quit', (event) => {
    if (isQuitting) return
    isQuitting = true
    event.preventDefault()
    void close('quit').finally(() => app.exit(0))
  })
  powerMonitor.on('shutdown', () => void close('shutdown'))
}

function sessionFacts(): ReturnType<DeviceDeps['sessionFacts']> {
  return {
    catalogue: CATALOGUE,
    appVersion: app.getVersion(),
    runtime,
    os: process.platform,
    arch: process.arch,
    locale: app.getLocale(),
    timeZone: Intl.DateTimeFormat().resolvedOptions().timeZone,
    displays: displayFacts(screen),
  }
}

async function systemFacts(): Promise<Omit<SystemFacts, 'isServerReachable'>> {
  return {
    runtime,
    platform: process.platform,
    secretStore: process.platform === 'linux' ? safeStorage.getSelectedStorageBackend() : null,
    canSealSecrets: await safeStorage.isAsyncEncryptionAvailable(),
    displays: screen.getAllDisplays().length,
    freeBytes: await freeBytes(app.getPath('userData')),
  }
}

async function freeBytes(folder: string): Promise<number | null> {
  const facts = await statfs(folder).catch(() => null)
  return facts === null ? null : facts.bavail * facts.bsize
}

function askHealth(server: string): ReturnType<typeof askServer> {
  return askServer(server, (url, init) => net.fetch(url, init), systemClock.wallMs)
}

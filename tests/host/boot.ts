/** Started by the `electron` executable: `boot.ts [-r file]… [--switches] <app folder | main file> [arguments]`. */
import { existsSync, readFileSync, statSync } from 'node:fs'
import { createRequire, registerHooks } from 'node:module'
import path from 'node:path'
import { pathToFileURL } from 'node:url'
import { facts, hostDataFolder, hostFolder, standInVersion } from './runtime.ts'
import { missingPrerequisite } from './spawn.ts'

interface Invocation {
  requires: string[]
  switches: string[]
  app: string
}

/** Reads the arguments as Electron does: the first that is no switch names the app. */
function parse(args: readonly string[]): Invocation {
  const invocation: Invocation = { requires: [], switches: [], app: '' }
  for (let index = 0; index < args.length; index++) {
    const argument = args[index] ?? ''
    if (argument.startsWith('--')) invocation.switches.push(argument)
    else if (invocation.app !== '') continue
    else if (argument === '-r') invocation.requires.push(args[++index] ?? '')
    else if (!argument.startsWith('-')) invocation.app = argument
  }
  return { ...invocation, app: path.resolve(invocation.app) }
}

/** The nearest folder at or above `folder` that has a package.json; `folder` itself when there is none. */
function findPackage(folder: string): string {
  for (let current = folder; ; current = path.dirname(current)) {
    if (existsSync(path.join(current, 'package.json'))) return current
    if (current === path.dirname(current)) return folder
  }
}

function fail(message: string): never {
  console.error(message)
  process.exit(1)
}

const args = process.argv.slice(2)
const { requires, switches, app: appArgument } = parse(args)
const missing = missingPrerequisite()
if (missing) fail(missing)
if (!existsSync(appArgument)) fail(`Unable to find Electron app at ${appArgument}`)

const isFolder = statSync(appArgument).isDirectory()
const appPath = findPackage(isFolder ? appArgument : path.dirname(appArgument))
const manifestFile = path.join(appPath, 'package.json')
const manifest = existsSync(manifestFile)
  ? (JSON.parse(readFileSync(manifestFile, 'utf8')) as Partial<
      Record<'name' | 'productName' | 'version' | 'main', string>
    >)
  : {}
const entry = isFolder ? path.join(appArgument, manifest.main ?? 'index.js') : appArgument
const name = manifest.productName ?? manifest.name ?? facts.name
Object.assign(facts, { appPath, name, version: manifest.version ?? facts.version, switches })

Object.assign(process.versions, { electron: standInVersion() })
Object.assign(process, { type: 'browser', resourcesPath: hostFolder, defaultApp: true })
process.argv = [path.join(hostFolder, 'electron'), ...args]

// Every kind of import of 'electron' gives this one module, whatever node_modules holds.
const electronUrl = pathToFileURL(path.join(hostFolder, 'electron.ts')).href
registerHooks({
  resolve: (specifier, context, next) =>
    /^electron(\/main|\/common)?$/.test(specifier)
      ? { url: electronUrl, format: 'module-typescript', shortCircuit: true }
      : next(specifier, context),
})

const { app } = await import('./app.ts')
const { chromium } = await import('./chromium.ts')
const { session } = await import('./session.ts')
const { screen } = await import('./screen.ts')
const { watchFocus } = await import('./focus.ts')
await import('./electron.ts')

const require = createRequire(import.meta.url)
for (const file of requires) require(path.resolve(file))
await import(pathToFileURL(entry).href).catch((error: unknown) => {
  console.error('App threw an error during load')
  console.error(error)
  process.exit(1)
})

for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => app.quit())

/** Starts Chromium and tells the app that it is ready, unless it has decided to quit while it loaded. */
async function start(): Promise<void> {
  if (app.isQuitting) return
  chromium.on('closed', () => fail('Chromium ended unexpectedly'))
  const profile = path.join(hostDataFolder(app.getPath('userData')), 'chromium')
  await chromium.start(profile, app.commandLine.toArguments())
  chromium.pipe.root.on('Target.targetDestroyed', ({ targetId }) => {
    for (const window of [...app.windows]) if (window.webContents.targetId === targetId) window.markDestroyed()
  })
  await session.defaultSession.watchDownloads()
  screen.start()
  watchFocus()
  app.markReady()
}
await start()

/** Started by the `electron` executable: `boot.ts [-r file]… [--switches] <app folder> [arguments]`. */
import { existsSync, readFileSync } from 'node:fs'
import { createRequire, registerHooks } from 'node:module'
import path from 'node:path'
import { pathToFileURL } from 'node:url'
import { chromiumPath, facts, hostDataFolder, standInVersion } from './runtime.ts'

function fail(message: string): never {
  console.error(message)
  process.exit(1)
}

const args = process.argv.slice(2)
const isRequired = (index: number): boolean => args[index - 1] === '-r'
const required = args.filter((_, index) => isRequired(index))
const appFolder = path.resolve(args.find((item, index) => !item.startsWith('-') && !isRequired(index)) ?? '.')
const manifestFile = path.join(appFolder, 'package.json')

if (!existsSync(manifestFile)) fail(`Unable to find Electron app at ${appFolder}`)

type Manifest = Partial<Record<'name' | 'productName' | 'version' | 'main', string>>
const { main = 'index.js', ...manifest } = JSON.parse(readFileSync(manifestFile, 'utf8')) as Manifest
Object.assign(facts, {
  name: manifest.productName ?? manifest.name,
  version: manifest.version,
  switches: args.filter((item) => item.startsWith('--')),
})
Object.assign(process.versions, { electron: standInVersion() })
Object.assign(process, { type: 'browser', argv: [path.join(import.meta.dirname, 'electron'), ...args] })

// Every kind of import of 'electron' gives this one module, whatever node_modules holds.
const electronUrl = pathToFileURL(path.join(import.meta.dirname, 'electron.ts')).href
registerHooks({
  resolve: (specifier, context, next) =>
    specifier === 'electron'
      ? { url: electronUrl, format: 'module-typescript', shortCircuit: true }
      : next(specifier, context),
})

const { app } = await import('./app.ts')
const { chromium } = await import('./chromium.ts')
const { screen } = await import('./screen.ts')
const { watchFocus } = await import('./focus.ts')

const require = createRequire(import.meta.url)
for (const file of required) require(path.resolve(file))
await import(pathToFileURL(path.join(appFolder, main)).href)

for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => app.quit())

// The app may have decided to quit while it loaded.
if (!app.isQuitting) {
  // Playwright looks for this sentence and adds its own advice.
  if (!process.env.DISPLAY)
    fail('Unable to open X display! Set DISPLAY, or start a virtual one (tests/host/display.ts).')
  if (!existsSync(chromiumPath)) {
    fail(`Chromium is not at ${chromiumPath}: run "npm run prerequisites", or name the executable in CANDOR_CHROMIUM.`)
  }
  const profile = path.join(hostDataFolder(app.getPath('userData')), 'chromium')
  await chromium.start(profile, app.switches, () => fail('Chromium ended unexpectedly'))
  chromium.root.on('Target.targetDestroyed', ({ targetId }) => {
    for (const window of [...app.windows]) if (window.webContents.targetId === targetId) window.markDestroyed()
  })
  screen.start()
  watchFocus()
  app.markReady()
}

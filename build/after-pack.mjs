// Runs after electron-builder has put the app together and before it is signed.
import { createHash } from 'node:crypto'
import { readdir, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { FuseV1Options, FuseVersion, flipFuses } from '@electron/fuses'
import { build as buildPlist, parse as parsePlist } from 'plist'

/** @param {import('electron-builder').AfterPackContext} context */
export default async function afterPack(context) {
  const target = executableOf(context)
  if (context.electronPlatformName === 'darwin') await refuseInsecureTransport(target)
  await writeDigests(resourcesOf(context, target))
  await flipFuses(target, {
    version: FuseVersion.V1,
    // A fuse that a new Electron adds must be decided on here before a build succeeds.
    strictlyRequireAllFuses: true,
    [FuseV1Options.RunAsNode]: false,
    [FuseV1Options.EnableCookieEncryption]: true,
    [FuseV1Options.EnableNodeOptionsEnvironmentVariable]: false,
    // Playwright drives the main process through the inspector: only builds made for end-to-end tests allow it.
    [FuseV1Options.EnableNodeCliInspectArguments]: process.env.CANDOR_TEST_BUILD === '1',
    [FuseV1Options.EnableEmbeddedAsarIntegrityValidation]: true,
    [FuseV1Options.OnlyLoadAppFromAsar]: true,
    [FuseV1Options.LoadBrowserProcessSpecificV8Snapshot]: false,
    [FuseV1Options.GrantFileProtocolExtraPrivileges]: false,
    [FuseV1Options.WasmTrapHandlers]: true,
  })
}

/** @param {import('electron-builder').AfterPackContext} context */
function executableOf({ appOutDir, packager, electronPlatformName }) {
  const name = packager.appInfo.productFilename
  if (electronPlatformName === 'darwin') return join(appOutDir, `${name}.app`)
  return join(appOutDir, electronPlatformName === 'win32' ? `${name}.exe` : packager.executableName)
}

/**
 * @param {import('electron-builder').AfterPackContext} context
 * @param {string} target
 */
function resourcesOf({ appOutDir, electronPlatformName }, target) {
  return electronPlatformName === 'darwin' ? join(target, 'Contents/Resources') : join(appOutDir, 'resources')
}

/**
 * Writes the digests that the client checks itself by (docs/formats/digests-v1.md). Signing changes executables and not
 * these files.
 */
async function writeDigests(folder) {
  const entries = await readdir(folder, { withFileTypes: true })
  const names = entries.flatMap((entry) => (entry.isFile() ? [entry.name] : [])).toSorted()
  const digestOf = async (name) =>
    createHash('sha256')
      .update(await readFile(join(folder, name)))
      .digest('hex')
  const files = Object.fromEntries(await Promise.all(names.map(async (name) => [name, await digestOf(name)])))
  await writeFile(join(folder, 'digests.json'), `${JSON.stringify({ version: 1, files }, null, 2)}\n`)
}

/** electron-builder writes NSAllowsArbitraryLoads=true after it has read our settings. */
async function refuseInsecureTransport(bundle) {
  const file = join(bundle, 'Contents/Info.plist')
  const info = parsePlist(await readFile(file, 'utf8'))
  info.NSAppTransportSecurity = { NSAllowsArbitraryLoads: false, NSAllowsLocalNetworking: true }
  await writeFile(file, buildPlist(info))
}

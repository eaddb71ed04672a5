import { execFileSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { chmodSync, existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { FuseState, FuseV1Options, getCurrentFuseWire } from '@electron/fuses'
import { checkSelf, readOwnBytes } from '../electron/main/computer/self-check.ts'

/**
 * Validates electron-builder.yml without a network and packs the built client around a stub runtime folder, so that a
 * mistake in the configuration is found where Electron's own binary cannot be had. Checks what would be shipped and
 * which fuses were set. What it cannot check: that the real binary starts.
 */

/** Marks where Electron keeps its fuses; a stub that holds it can be flipped like the real binary. */
const fuseSentinel = 'dL7pKGdnNz796PbbjQWNKmHXBZaB9tsX'
const fuseCount = 9

function makeStubRuntime(folder: string): void {
  mkdirSync(join(folder, 'locales'), { recursive: true })
  mkdirSync(join(folder, 'resources'))
  writeFileSync(join(folder, 'locales', 'en-US.pak'), '')
  const wire = Buffer.concat([Buffer.from([1, fuseCount]), Buffer.from('1'.repeat(fuseCount))])
  writeFileSync(
    join(folder, 'electron'),
    Buffer.concat([Buffer.from('stub\n'), Buffer.from(fuseSentinel), wire, Buffer.alloc(64)]),
  )
  chmodSync(join(folder, 'electron'), 0o755)
}

function pack(stub: string, output: string): void {
  const options = ['--dir', '--linux', '--x64', '--config', 'electron-builder.yml']
  const overrides = [`-c.electronDist=${stub}`, `-c.directories.output=${output}`]
  execFileSync('electron-builder', [...options, ...overrides], {
    stdio: ['ignore', 'pipe', 'inherit'],
    encoding: 'utf8',
  })
}

function listShipped(output: string): readonly string[] {
  const asar: { listPackage: (file: string, options: object) => string[] } = createRequire(import.meta.url)(
    '@electron/asar',
  )
  return asar.listPackage(join(output, 'linux-unpacked', 'resources', 'app.asar'), {})
}

function demand(isTrue: boolean, words: string): void {
  if (!isTrue) throw new Error(words)
}

function checkShipped(files: readonly string[]): void {
  for (const file of ['/out/main/index.js', '/out/preload/index.cjs', '/out/renderer/index.html', '/package.json'])
    demand(files.includes(file), `the package lacks ${file}`)
  const foreign = files.filter((file) => /node_modules|\.map$|key\.json|\.ts$/.test(file))
  demand(foreign.length === 0, `the package holds what it must not: ${foreign.slice(0, 5).join(', ')}`)
}

/** The packaged client must find itself whole, and a changed byte of it must show. */
function checkDigests(output: string): void {
  const resources = join(output, 'linux-unpacked', 'resources')
  const look = (readBytes: typeof readOwnBytes) =>
    checkSelf({
      isPackaged: true,
      folder: resources,
      readBytes,
      digest: (bytes) => createHash('sha256').update(bytes).digest('hex'),
    })
  demand(look(readOwnBytes).result === 'good', 'the packaged client does not match its own digests')
  const damaged = (path: string) => {
    const bytes = readOwnBytes(path)
    if (bytes !== null && path.endsWith('.asar')) bytes[bytes.length - 1] = (bytes.at(-1) ?? 0) ^ 1
    return bytes
  }
  const { mismatches } = look(damaged)
  demand(mismatches.join() === 'app.asar', `a changed archive is not found: ${mismatches.join()}`)
}

function checkTemplates(output: string): void {
  for (const file of ['windows/candor.admx', 'macos/candor.mobileconfig', 'linux/candor.json'])
    demand(existsSync(join(output, 'linux-unpacked', 'resources', 'policy', file)), `the package lacks policy/${file}`)
}

async function checkFuses(output: string): Promise<void> {
  const wire = await getCurrentFuseWire(join(output, 'linux-unpacked', 'candor'))
  const off = [
    FuseV1Options.RunAsNode,
    FuseV1Options.EnableNodeOptionsEnvironmentVariable,
    FuseV1Options.EnableNodeCliInspectArguments,
    FuseV1Options.GrantFileProtocolExtraPrivileges,
  ]
  for (const fuse of off) demand(wire[fuse] === FuseState.DISABLE, `the fuse ${FuseV1Options[fuse]} is not off`)
  for (const fuse of [FuseV1Options.OnlyLoadAppFromAsar, FuseV1Options.EnableEmbeddedAsarIntegrityValidation])
    demand(wire[fuse] === FuseState.ENABLE, `the fuse ${FuseV1Options[fuse]} is not on`)
}

const folder = mkdtempSync(join(tmpdir(), 'candor-package-'))
try {
  const stub = join(folder, 'electron')
  const output = join(folder, 'release')
  makeStubRuntime(stub)
  pack(stub, output)
  const files = listShipped(output)
  checkShipped(files)
  checkTemplates(output)
  checkDigests(output)
  await checkFuses(output)
  console.log(
    `package: the configuration is valid; ${files.length} entries packed around a stub runtime; digests and fuses as decided`,
  )
} finally {
  rmSync(folder, { recursive: true, force: true })
}

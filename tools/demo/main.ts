import { execFileSync } from 'node:child_process'
import { once } from 'node:events'
import { chmodSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { parseArgs } from 'node:util'
import { openAttemptKey, scoringKeyPairOf } from '../../node/crypto/hpke.ts'
import { createJournalPrimitives } from '../../node/crypto/journal-primitives.ts'
import { readEvidence } from '../../shared/bundle/bundle.ts'
import { checkEvidence } from '../../shared/bundle/check-evidence.ts'
import { fromBase64Url } from '../../shared/bytes.ts'
import { deriveFindings } from '../../shared/findings/derive.ts'
import { decodeHeader } from '../../shared/journal/header.ts'
import { deriveProvenance } from '../../shared/provenance/derive.ts'
import { startDisplay, type VirtualDisplay } from '../../tests/host/display.ts'
import { runtimeName } from '../../tests/host/launch.ts'
import { ensurePrerequisites } from '../prerequisites.ts'
import { type Agreement, agree, type Deed } from './agreement.ts'
import { type ApiProcess, startApi } from './api-process.ts'
import { takeAssessment } from './candidate.ts'
import { openDesktop } from './desktop.ts'
import { openRecruiter, type Recruiter, type ReviewVisit } from './recruiter.ts'

/**
 * The whole job once, unattended: a server with its own database, the built client driven through the operating system,
 * the review pages, and the journal verified offline. `npm run demo [-- --out DIR] [--stay]`.
 */

const root = join(import.meta.dirname, '../..')
const startedMs = performance.now()
const timingsMs: Record<string, number> = {}

function log(line: string): void {
  console.log(`[${((performance.now() - startedMs) / 1000).toFixed(1).padStart(5)} s] ${line}`)
}

async function timed<Value>(name: string, work: () => Promise<Value>): Promise<Value> {
  const fromMs = performance.now()
  try {
    return await work()
  } finally {
    timingsMs[name] = Math.round(performance.now() - fromMs)
  }
}

/** A display of its own, or the person's where there is one. */
async function openDisplay(): Promise<VirtualDisplay> {
  const { DISPLAY } = process.env
  if (DISPLAY === undefined || DISPLAY === '') return startDisplay({ width: 1440, height: 960 })
  const refuse = () => {
    throw new Error('a real display cannot be changed')
  }
  return {
    display: DISPLAY,
    env: process.env as Record<string, string>,
    addDisplay: refuse,
    removeDisplay: refuse,
    stop: async () => undefined,
  }
}

interface Outcome {
  readonly agreement: readonly Agreement[]
  readonly verification: {
    readonly ok: boolean
    readonly frames: number
    readonly events: number
    readonly gaps: number
    readonly forks: number
  }
  readonly findings: readonly unknown[]
  readonly runtime: string
}

/** Verifies and opens the evidence bundle, here and not on the server, and asks it about each deed. */
async function judge(deeds: readonly Deed[], visit: ReviewVisit, keyFile: string): Promise<Outcome> {
  const primitives = createJournalPrimitives()
  const evidence = readEvidence(visit.bundle)
  if (!evidence.ok) throw new Error(`the evidence bundle cannot be read: ${evidence.failure}`)
  const { segments, attemptId } = evidence.value.journal
  const header = decodeHeader(segments[0]?.bytes ?? new Uint8Array())
  const privateKey = fromBase64Url(readFileSync(keyFile, 'utf8').trim())
  if (!header.ok || privateKey === null) throw new Error('the journal or the scoring key cannot be read')
  const key = await openAttemptKey(scoringKeyPairOf(privateKey), attemptId, header.value.sealedKey)
  if (!key.ok) throw new Error(`the attempt key does not open: ${key.failure}`)
  const report = checkEvidence(primitives, evidence.value, { attemptKey: key.value })
  const events = report.export.events ?? []
  const { pack, policy } = visit.review
  const provenance = deriveProvenance(events, pack)
  const started = events.find((event) => event.type === 'session.started')
  const { frames, gaps, forks, isSealed } = report.export.journal
  return {
    agreement: agree(deeds, { events, provenance, replies: report.replies?.replies ?? [] }),
    verification: { ok: report.ok && isSealed, frames, events: events.length, gaps, forks },
    findings: deriveFindings(events, pack, policy, { provenance }),
    runtime: started?.type === 'session.started' ? started.data.runtime : 'unknown',
  }
}

function build(): void {
  execFileSync('npm', ['run', '--silent', 'build'], { cwd: root, stdio: ['ignore', 'ignore', 'inherit'] })
}

function candor(...args: readonly string[]): string {
  return execFileSync(process.execPath, ['server/cli/main.ts', ...args], { cwd: root, encoding: 'utf8' })
}

/** The offline verifier, as a person would run it. Its words go into the folder; true where its last line says that all holds. */
function verifyOffline(file: string, data: string, out: string): boolean {
  try {
    const serverKey = join(out, 'server.key')
    writeFileSync(serverKey, candor('server-key', '--data', data))
    const words = candor('verify', file, '--server-key', serverKey, '--scoring-key', join(data, 'scoring.key'))
    writeFileSync(join(out, 'verify.txt'), words)
    return /^This record holds\./m.test(words)
  } catch (cause) {
    writeFileSync(join(out, 'verify.txt'), String((cause as { stdout?: unknown }).stdout ?? cause))
    return false
  }
}

function summarise(outcome: Outcome, visit: ReviewVisit, isVerified: boolean, out: string): void {
  console.log(`\nRuntime: ${outcome.runtime} (${runtimeName()})`)
  console.log('\nDone through the operating system, and recorded:')
  for (const { did, recorded, ok } of outcome.agreement)
    console.log(`  ${ok ? 'agrees ' : 'DIFFERS'}  ${did}\n           ${recorded}`)
  const { frames, events, gaps, forks } = outcome.verification
  console.log(
    `\nVerified offline: ${isVerified ? 'yes' : 'NO'} (${frames} frames, ${events} events, ${gaps} gaps, ${forks} forks)`,
  )
  for (const rating of visit.review.ratings)
    console.log(`Rated: ${rating.item} ${rating.score ?? 'not scorable'} (${rating.band})`)
  console.log(`\nEverything is in ${out}`)
}

async function main(): Promise<boolean> {
  const { values } = parseArgs({ options: { out: { type: 'string' }, stay: { type: 'boolean', default: false } } })
  const out = values.out === undefined ? mkdtempSync(join(tmpdir(), 'candor-demo-')) : resolve(values.out)
  mkdirSync(out, { recursive: true })
  ensurePrerequisites(log)
  log('building the client and the review pages')
  await timed('build', async () => build())

  const work = mkdtempSync(join(tmpdir(), 'candor-demo-work-'))
  chmodSync(work, 0o711) // PostgreSQL refuses to run as root: the user it runs as must be able to pass through
  const data = join(work, 'server')
  const display = await openDisplay()
  const desktop = openDesktop(display.env)
  let api: ApiProcess | null = null
  let recruiter: Recruiter | null = null
  try {
    log('starting the scoring API with a database of its own')
    api = await timed('startApi', () =>
      startApi(data, 0, { isFirst: true, samplePack: 'resources/packs/sample' }, (line) => log(`server: ${line}`)),
    )
    const first = api.ready
    const port = Number(new URL(first.url).port)
    recruiter = await openRecruiter(first, out, log)
    const { lookLive, visit: visitReviewPages } = recruiter
    const deeds = await timed('assessment', () =>
      takeAssessment({
        display,
        desktop,
        userData: join(work, 'client'),
        server: first.url,
        pictures: out,
        log,
        invitationCode: first.invitationCode ?? '',
        stopApi: async () => api?.stop(),
        startApi: async () => {
          api = await startApi(data, port, { isFirst: false }, (line) => log(`server: ${line}`))
          return api
        },
        lookLive,
      }),
    )
    const visit = await timed('review', visitReviewPages)
    const file = join(out, 'attempt.candor-bundle')
    writeFileSync(file, visit.bundle)
    writeFileSync(join(out, 'attempt.candor'), visit.journal)
    const keyFile = join(data, 'scoring.key')
    const outcome = await judge(deeds, visit, keyFile)
    const isVerified = await timed('verify', async () => verifyOffline(file, data, out))
    timingsMs.total = Math.round(performance.now() - startedMs)
    const verification = { ...outcome.verification, ok: outcome.verification.ok && isVerified }
    const report = { ...outcome, verification, ratings: visit.review.ratings, timingsMs }
    writeFileSync(join(out, 'report.json'), `${JSON.stringify(report, null, 2)}\n`)
    summarise(outcome, visit, isVerified, out)
    if (values.stay) await stay(first)
    return verification.ok && outcome.agreement.every(({ ok }) => ok)
  } catch (cause) {
    log(`stopped: ${cause instanceof Error ? cause.message : cause}`)
    desktop.picture(join(out, 'where-it-stopped.png'))
    throw cause
  } finally {
    desktop.stop()
    await recruiter?.leave()
    await api?.stop()
    await display.stop()
    rmSync(work, { recursive: true, force: true })
  }
}

async function stay({ reviewUrl, account }: ApiProcess['ready']): Promise<void> {
  console.log(
    `\nThe review page stays at ${reviewUrl}\n  account ${account?.email}, password ${account?.password}\nCtrl+C ends it.`,
  )
  await once(process, 'SIGINT')
}

try {
  if (!(await main())) {
    console.error('\nWhat was done and what was recorded differ, or the journal does not verify: see above.')
    process.exitCode = 1
  }
} catch (cause) {
  console.error(cause instanceof Error ? cause.message : cause)
  process.exitCode = 1
}

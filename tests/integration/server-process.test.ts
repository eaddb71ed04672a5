import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { existsSync, mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as delay } from 'node:timers/promises'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { runCli } from '../../server/cli/main.ts'
import { ownScoringKey } from '../../server/keys/scoring-key.ts'
import { type OwnPostgres, startOwnPostgres } from '../../server/postgres/own-postgres.ts'
import { provisionSample, type Sample, sampleFiles } from '../../server/provision/sample.ts'
import { connectPostgresql } from '../../server/store/connect-postgresql.ts'
import { migrate } from '../../server/store/migrate.ts'
import { Invitation } from '../../shared/api/enrolment.ts'
import { AttemptReview } from '../../shared/api/review.ts'
import { fromBase64Url } from '../../shared/bytes.ts'
import { type ServerProcess, startServerProcess, stopServerProcess } from '../faults/server-process.ts'
import { attemptOpened, createDevice, sealOf, sessionStarted, typed, unitOf } from '../server/candidate.ts'

const folder = mkdtempSync(join(tmpdir(), 'candor-server-'))
let server: ServerProcess
beforeAll(async () => {
  server = await startServerProcess(folder, ['--sample', '--sample-pack', 'resources/packs/sample'])
})
afterAll(async () => {
  await stopServerProcess(server)
  rmSync(folder, { recursive: true, force: true })
})

async function cli(...args: readonly string[]): Promise<{ code: number; out: string; err: string }> {
  let [out, err] = ['', '']
  const code = await runCli(args, { print: (line) => (out += `${line}\n`), complain: (line) => (err += `${line}\n`) })
  return { code, out: out.trim(), err: err.trim() }
}

/** A whole attempt over HTTP; resolves with its id once it is sealed on the server at `url`. */
async function takeAttempt(url: string, code: string): Promise<string> {
  const invitation = Invitation.parse(await (await fetch(`${url}/v1/invitations/${code}`)).json())
  const device = await createDevice(fromBase64Url(invitation.scoringKey.publicKey) ?? new Uint8Array())
  const base = `${url}/v1/attempts/${device.attemptId}`
  const send = async (method: string, path: string, body: string | Uint8Array<ArrayBuffer>, type: string) => {
    const headers = { authorization: `Bearer ${device.token}`, 'content-type': type }
    const response = await fetch(`${base}${path}`, { method, headers, body })
    if (!response.ok) throw new Error(`${response.status} ${await response.text()}`)
  }
  const writer = device.begin(null)
  await send('PUT', '', JSON.stringify(device.enrolment(code)), 'application/json')
  await send('PUT', '/segments/0', new Uint8Array(writer.header), 'application/octet-stream')
  let offset = writer.mark().offset
  for (const unit of [
    unitOf(writer, 10, [sessionStarted, attemptOpened]),
    unitOf(writer, 900, [typed(0, 'A word or two about the response and its errors.')]),
    sealOf(writer, 2_000, [{ type: 'attempt.submitted', data: {} }]),
  ]) {
    await send('POST', `/segments/0/units?offset=${offset}`, new Uint8Array(unit), 'application/octet-stream')
    offset += unit.length
  }
  return device.attemptId
}

async function signIn(url: string, account: { email: string; password: string }): Promise<string> {
  const headers = { 'content-type': 'application/json' }
  const response = await fetch(`${url}/v1/sign-in`, { method: 'POST', headers, body: JSON.stringify(account) })
  expect(response.status).toBe(200)
  return response.headers.getSetCookie()[0]?.split(';')[0] ?? ''
}

async function waitUntilScored(url: string, cookie: string, attemptId: string): Promise<AttemptReview> {
  for (let tries = 0; tries < 300; tries++) {
    const response = await fetch(`${url}/v1/review/attempts/${attemptId}`, { headers: { cookie } })
    const review = AttemptReview.parse(await response.json())
    if (review.summary.status === 'scored' || review.summary.status === 'needs-attention') return review
    await delay(200)
  }
  throw new Error('the attempt was not scored in a minute')
}

describe('one process with its own database', () => {
  test('takes an attempt, scores it by itself and shows it to who signed in', async () => {
    const attemptId = await takeAttempt(server.url, server.invitationCode)
    const cookie = await signIn(server.url, server.account)
    const review = await waitUntilScored(server.url, cookie, attemptId)
    expect(review.summary).toMatchObject({ status: 'scored', isVerified: true, runtime: 'test writer' })
    expect(review.ratings.length).toBe(2)
  })

  test('keeps its keys for itself', () => {
    const modes = ['receipt.key', 'scoring.key', 'session.key', 'postgresql.password'].map(
      (name) => statSync(join(folder, name)).mode & 0o777,
    )
    expect(modes).toEqual([0o600, 0o600, 0o600, 0o600])
  })

  test('lets the operator invite and make accounts while it runs', async () => {
    const invited = await cli('invite', '--name', 'Casey', '--data', folder)
    expect(invited).toMatchObject({ code: 0, err: '' })
    expect(invited.out).toMatch(/^[A-Z2-9-]{14}$/)
    expect((await fetch(`${server.url}/v1/invitations/${invited.out}`)).status).toBe(200)
    const password = join(folder, 'password.txt')
    writeFileSync(password, 'a long enough password\n')
    const args = [
      'account',
      '--email',
      'new@example.com',
      '--name',
      'New',
      '--password-file',
      password,
      '--data',
      folder,
    ]
    expect(await cli(...args)).toMatchObject({ code: 0, out: 'new@example.com can sign in now.' })
    expect(await cli(...args)).toMatchObject({ code: 1, err: expect.stringContaining('account/exists') })
    await signIn(server.url, { email: 'new@example.com', password: 'a long enough password' })
  })

  test('refuses a second server in the same folder, in words', async () => {
    await expect(startServerProcess(folder)).rejects.toThrow('store/locked')
  })
})

test('a server whose database ends by itself says so and ends, and starts again with everything', async () => {
  const ownFolder = mkdtempSync(join(tmpdir(), 'candor-lost-'))
  const first = await startServerProcess(ownFolder, ['--sample', '--sample-pack', 'resources/packs/sample'])
  const gone = once(first.child, 'exit')
  process.kill(first.postmaster, 'SIGKILL')
  const [code] = await gone
  const second = await startServerProcess(ownFolder)
  const look = await fetch(`${second.url}/v1/invitations/${first.invitationCode}`)
  await stopServerProcess(second)
  rmSync(ownFolder, { recursive: true })
  expect([code, look.status]).toEqual([1, 200])
})

describe('roles in processes of their own', () => {
  const ownFolder = mkdtempSync(join(tmpdir(), 'candor-roles-'))
  const keyFile = join(ownFolder, 'scoring.key')
  let postgres: OwnPostgres
  let sample: Sample
  let env: NodeJS.ProcessEnv
  beforeAll(async () => {
    postgres = await startOwnPostgres({ dataFolder: ownFolder, onProgress: () => undefined })
    const store = connectPostgresql(postgres.connectionString)
    await migrate(store)
    const packs = new URL('../../resources/packs', import.meta.url).pathname
    sample = await provisionSample(
      store.db,
      sampleFiles(packs, [`${packs}/sample`]),
      ownScoringKey(keyFile).publicKey,
      Date.now(),
    )
    await store.close()
    env = { ...process.env, DATABASE_URL: postgres.connectionString }
  })
  afterAll(async () => {
    await postgres.stop()
    rmSync(ownFolder, { recursive: true, force: true })
  })

  test('an api without any scoring key takes attempts, and a worker elsewhere scores them', async () => {
    const apiFolder = mkdtempSync(join(tmpdir(), 'candor-api-'))
    const api = await startRole(['--role', 'api', '--data', apiFolder, '--scoring-key', '/nowhere/scoring.key'], env)
    const attemptId = await takeAttempt(api.url, sample.invitationCode)
    const cookie = await signIn(api.url, sample.account)
    const before = await (await fetch(`${api.url}/v1/review/attempts/${attemptId}`, { headers: { cookie } })).json()
    const worker = await startRole(['--role', 'worker', '--data', ownFolder, '--scoring-key', keyFile], env)
    const after = await waitUntilScored(api.url, cookie, attemptId)
    await Promise.all([api.stop(), worker.stop()])
    expect([before.summary.status, after.summary.status]).toEqual(['received', 'scored'])
    expect(existsSync(join(apiFolder, 'scoring.key'))).toBe(false)
    rmSync(apiFolder, { recursive: true })
  })

  test('a worker without a scoring key does not start, and says which file it misses', async () => {
    await expect(
      startRole(['--role', 'worker', '--data', ownFolder, '--scoring-key', '/nowhere/k'], env),
    ).rejects.toThrow(/\/nowhere\/k.*server\/no-scoring-key/)
  })

  test('an api never opens the file of the scoring key, even when it is there', async () => {
    const apiFolder = mkdtempSync(join(tmpdir(), 'candor-api-'))
    writeFileSync(join(apiFolder, 'scoring.key'), 'not a key: reading it ends a process with server/bad-key\n', {
      mode: 0o600,
    })
    const api = await startRole(['--role', 'api', '--data', apiFolder], env)
    await api.stop()
    await expect(startRole(['--role', 'worker', '--data', apiFolder], env)).rejects.toThrow('server/bad-key')
    rmSync(apiFolder, { recursive: true })
  })
})

/** A server process against another's database: `startServerProcess` reads the pid file of an own one. */
async function startRole(args: readonly string[], env: NodeJS.ProcessEnv) {
  const main = new URL('../../server/main.ts', import.meta.url).pathname
  const child = spawn(process.execPath, [main, '--port', '0', '--ready-json', ...args], {
    env,
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  let words = ''
  child.stderr.on('data', (chunk) => {
    words += chunk
  })
  const line = await Promise.race([
    once(child.stdout, 'data').then(([chunk]) => String(chunk)),
    once(child, 'exit').then(() => Promise.reject(new Error(words))),
  ])
  const gone = once(child, 'exit')
  return {
    url: String(JSON.parse(line).url),
    stop: async () => {
      child.kill('SIGTERM')
      await gone
    },
  }
}

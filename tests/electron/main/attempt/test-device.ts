import { createHash, randomBytes, randomUUID } from 'node:crypto'
import { cpSync, mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { FastifyInstance } from 'fastify'
import { afterEach } from 'vitest'
import { attemptFacts } from '../../../../electron/main/attempt/attempt-facts.ts'
import { attemptFolder, enrolmentOf, secretBytes } from '../../../../electron/main/attempt/attempt-files.ts'
import { type AttemptsDeps, createAttempts } from '../../../../electron/main/attempt/attempts.ts'
import { invitationView, type LookedUp, lookUp } from '../../../../electron/main/attempt/invitation-desk.ts'
import { type OpenAttempt, openAttempt } from '../../../../electron/main/attempt/open-attempt.ts'
import { createHold } from '../../../../electron/main/hold/hold.ts'
import { createAttemptFolder } from '../../../../electron/main/journal/attempt-folder.ts'
import { openAttemptJournal } from '../../../../electron/main/journal/open-attempt-journal.ts'
import { createNetworkSensor } from '../../../../electron/main/sensors/network.ts'
import { createPageSensor } from '../../../../electron/main/sensors/page.ts'
import { createSupervisor } from '../../../../electron/main/sensors/supervisor.ts'
import type { Settings } from '../../../../electron/main/settings/read-settings.ts'
import { createScoringApi } from '../../../../electron/main/sync/scoring-api.ts'
import { importSigner } from '../../../../node/crypto/device-key.ts'
import type { EventData } from '../../../../shared/attempt/events.ts'
import { defaultPreferences } from '../../../../shared/ipc/preferences.ts'
import { type FieldEntry, listFields } from '../../../../shared/pack/pack.ts'
import { waivedSensors } from '../../../../shared/policy/accommodation.ts'
import { unmanaged } from '../../../../shared/policy/merge-managed.ts'
import { samplePack, sessionStarted, testPrimitives } from '../../../server/candidate.ts'
import { FakeTime } from '../fake-time.ts'
import { testVoiceActivity } from '../intake/test-voice.ts'
import { realTime } from '../journal/journal-desk.ts'
import { createFakeSafeStorage } from '../vault/fake-safe-storage.ts'
import { hold } from './attempt-desk.ts'

const { isResumed: _, ...sessionFacts } = sessionStarted.data as EventData<'session.started'>
const digest = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex')
const server = 'http://score.test'

/** The network between a device and the real application, which is asked without a socket. */
export function createNetwork(app: FastifyInstance) {
  const network = {
    isOnline: true,
    /** Loses the answer of the unit with the seal, which was stored. */
    losesLastAnswer: false,
    /** Requests that do not arrive, and requests whose answer does not. */
    refuses: null as { readonly test: (line: string) => boolean } | null,
    losesAnswerOf: null as RegExp | null,
    asked: [] as string[],
    held: Promise.resolve(),
    fetch: async (input: string | URL | Request, init?: RequestInit): Promise<Response> => {
      const request = new Request(input, init)
      const url = request.url.slice(server.length)
      if (!network.isOnline) throw new TypeError('no network')
      const line = `${request.method} ${url.replace(/[0-9a-f-]{36}/, 'ID')}`
      if (network.refuses?.test(line) === true) throw new TypeError('the request was lost')
      network.asked.push(line)
      const payload = Buffer.from(await request.arrayBuffer())
      const method = request.method as 'GET' | 'PUT' | 'POST' | 'DELETE'
      const headers = Object.fromEntries(request.headers)
      const answer = await app.inject({ method, url, headers, ...(payload.length === 0 ? {} : { payload }) })
      await network.held
      if (network.losesLastAnswer && answer.body.includes('"isSealed":true')) throw new TypeError('the answer was lost')
      if (network.losesAnswerOf?.test(line) === true) throw new TypeError('the answer was lost')
      return new Response(new Uint8Array(answer.rawPayload), {
        status: answer.statusCode,
        headers: answer.headers as HeadersInit,
      })
    },
  }
  return network
}

/** The client's attempts on a real folder, without its windows; `from` is the folder that a killed client left. */
export function createDevice(app: FastifyInstance, from?: { readonly root: string; readonly settings: Settings }) {
  const root = mkdtempSync(join(tmpdir(), 'candor-device-'))
  if (from !== undefined) cpSync(from.root, root, { recursive: true })
  const network = createNetwork(app)
  const api = createScoringApi(server, network.fetch)
  const time = new FakeTime()
  const told: unknown[][] = []
  const disks = new Map<string, ReturnType<typeof hold>>()
  let settings: Settings = from?.settings ?? { server: null, attemptId: null, preferences: defaultPreferences }
  const open: AttemptsDeps['open'] = async (attemptId, files, interruptionOf, takesOver) => {
    const { invitation } = files.enrolment
    const deviceKey = importSigner(secretBytes(files.secrets.deviceSeed))
    const facts = attemptFacts(files.enrolment, digest)
    const disk = hold(createAttemptFolder(files.folder))
    disks.set(attemptId, disk)
    const journal = await openAttemptJournal({
      folder: disk.gated,
      primitives: testPrimitives,
      deviceKey,
      attemptId,
      attemptKey: secretBytes(files.secrets.attemptKey),
      scoringPublicKey: secretBytes(invitation.scoringKey.publicKey),
      ...realTime,
      sessionFacts,
      attemptFacts: facts,
      accommodation: invitation.accommodation,
      takesOver,
    })
    const moment = journal.moment()
    const earlier = moment === null ? journal.events : journal.events.filter((event) => event.segment < moment.segment)
    return openAttempt({
      attemptId,
      files,
      journal,
      facts,
      policy: invitation.policy,
      interruption: interruptionOf(earlier),
      primitives: testPrimitives,
      voiceActivity: testVoiceActivity,
      api,
      supervisor: createSupervisor(
        [createPageSensor('edits'), createNetworkSensor()],
        waivedSensors(invitation.policy, invitation.accommodation),
      ),
      holdBy: ({ plan, changed }) =>
        createHold({
          plan,
          parts: [],
          timers: time,
          displays: () => [],
          changed,
          whenInFront: (callback) => {
            callback()
            return () => undefined
          },
        }),
      saw: () => undefined,
      tell: (topic, announcement) => told.push([topic, announcement]),
      clock: time,
      timers: time,
      random: () => 0.5,
      randomBytes: (length) => new Uint8Array(randomBytes(length)),
      uuid: randomUUID,
      appVersion: '0.1.0',
    })
  }
  const deps: AttemptsDeps = {
    root,
    safeStorage: createFakeSafeStorage(),
    settings: {
      get: () => settings,
      set: (change) => {
        settings = { ...settings, ...change }
      },
    },
    randomBytes: (length) => new Uint8Array(randomBytes(length)),
    enrolNow: async (attemptId, files) => {
      await api.enrol(attemptId, enrolmentOf(files))
    },
    open,
    wallMs: time.wallMs,
    primitives: testPrimitives,
    apiAt: () => api,
  }
  const attempts = createAttempts(deps)
  const enrolWith = (looked: LookedUp): Promise<OpenAttempt> =>
    attempts.enrol(looked, invitationView(looked, digest, unmanaged).consentDigest, { research: true })
  return {
    root,
    network,
    time,
    told,
    attempts,
    deps,
    settings: () => settings,
    disk: (attemptId: string) => disks.get(attemptId),
    look: (code: string) => lookUp(server, code, api, testPrimitives),
    enrolWith,
    enrol: async (code: string): Promise<OpenAttempt> => enrolWith(await lookUp(server, code, api, testPrimitives)),
    /** A client that starts on a copy of what is on the disk now: what a kill leaves. */
    kill: () => createDevice(app, { root, settings }),
    path: (attemptId: string, name = '') => join(attemptFolder(root, attemptId), name),
    attemptsOnDisk: () => readdirSync(join(root, 'attempts')),
    remove: async () => {
      await attempts.close('quit')
      rmSync(root, { recursive: true, force: true })
    },
  }
}

/** Begins the assessment. */
export async function beginAssessment(open: OpenAttempt): Promise<void> {
  await open.session().check([])
  await open.begin()
}

/** Fills every field of the sample. */
export async function fillSample(open: OpenAttempt): Promise<void> {
  await Promise.all(listFields(samplePack).map((entry) => fillOne(open, entry)))
}

async function fillOne(open: OpenAttempt, { key, field }: FieldEntry): Promise<void> {
  const session = open.session()
  if (field.kind === 'rating') await session.setField({ field: key, value: 3 })
  else if (field.kind === 'ordering') await session.setField({ field: key, value: field.options.map(({ id }) => [id]) })
  else if (field.kind === 'long-text') {
    const inserted = Array.from({ length: field.minWords }, (_word, index) => `word${index}`).join(' ')
    const splices = [{ kind: 'typed' as const, from: 0, removed: 0, inserted }]
    await session.edit({ field: key, baseLength: 0, splices })
  }
}

export type Device = ReturnType<typeof createDevice>

/** Removes the devices of each test after it. @returns what remembers a device, and gives it back. */
export function keepDevices(): (device: Device) => Device {
  let devices: Device[] = []
  afterEach(async () => {
    await Promise.all(devices.map((device) => device.remove()))
    devices = []
  })
  return (device) => {
    devices.push(device)
    return device
  }
}

import { randomUUID } from 'node:crypto'
import type { FastifyInstance, InjectOptions } from 'fastify'
import { pino } from 'pino'
import { importSigner } from '../../node/crypto/device-key.ts'
import { generateScoringKeyPair } from '../../node/crypto/hpke.ts'
import { buildApp } from '../../server/app.ts'
import type { IntakePorts } from '../../server/intake/ports.ts'
import { defaultLimits, type Limits } from '../../server/limits.ts'
import { invite } from '../../server/provision/invite.ts'
import { type NewForm, provisionAssessment, provisionOrganisation } from '../../server/provision/provision.ts'
import { connectPglite } from '../../server/store/connect-pglite.ts'
import { migrate } from '../../server/store/migrate.ts'
import type { Store } from '../../server/store/store.ts'
import { HeadReply, Problem, UnitReply } from '../../shared/api/sync.ts'
import type { Accommodation } from '../../shared/policy/accommodation.ts'
import { ConsentDocument, Policy } from '../../shared/policy/policy.ts'
import { createDevice, readSample, samplePack, type TestDevice, testPrimitives } from './candidate.ts'

/** A refusal as a test compares it. */
export interface Refused {
  readonly status: number
  readonly problem: Problem
}

/** The real application on a real database, asked without a socket; the clock is the test's. */
export interface TestServer {
  readonly app: FastifyInstance
  readonly store: Store
  readonly scoringKey: ReturnType<typeof generateScoringKeyPair>
  readonly organisationId: string
  readonly assessmentId: string
  readonly receiptKey: Uint8Array
  /** Orders of scoring that were committed with a seal. */
  readonly orders: string[]
  readonly clock: { nowMs: number }
  readonly invite: (lifetimeMs?: number, accommodation?: Accommodation) => Promise<string>
  /** A device with an invitation, enrolled. */
  readonly enrolled: () => Promise<TestDevice>
  readonly close: () => Promise<void>
}

export const testOnlyReceiptSigner = importSigner(new Uint8Array(32).fill(0x77))

export async function startTestServer(
  openStore: () => Promise<Store> = () => connectPglite(),
  limits: Partial<Limits> = {},
  options: {
    readonly policy?: Partial<Policy>
    readonly forms?: readonly NewForm[]
    readonly reviewFolder?: string
    /** Providers of the conversation; none unless given. */
    readonly intake?: IntakePorts
  } = {},
): Promise<TestServer> {
  const store = await openStore()
  await migrate(store)
  const scoringKey = generateScoringKeyPair()
  const clock = { nowMs: 1_800_000_000_000 }
  const orders: string[] = []
  const organisationId = randomUUID()
  const organisation = { organisationId, name: 'Example', scoringPublicKey: scoringKey.publicKey }
  await provisionOrganisation(store.db, organisation, clock.nowMs)
  const assessment = {
    organisationId,
    project: 'Sample',
    title: samplePack.title,
    forms: options.forms ?? [{ pack: samplePack, key: readSample('key') }],
    policy: { ...Policy.parse(readSample('policy')), ...options.policy },
    consent: ConsentDocument.parse(readSample('consent')),
  }
  const assessmentId = await provisionAssessment(store.db, assessment, clock.nowMs)
  const app = await buildApp({
    store,
    primitives: testPrimitives,
    signer: testOnlyReceiptSigner,
    orderScoring: async (_tx, _organisation, attemptId) => void orders.push(attemptId),
    now: () => clock.nowMs,
    sessionSecret: 'a secret of the tests, thirty-two letters',
    reviewFolder: options.reviewFolder ?? '/nowhere',
    version: '0.1.0',
    logger: pino({ level: 'silent' }),
    limits: { ...defaultLimits, ...limits },
    ...(options.intake === undefined ? {} : { intake: options.intake }),
  })
  const inviteOne = (lifetimeMs?: number, accommodation?: Accommodation) =>
    invite(
      store.db,
      {
        organisationId,
        assessmentId,
        candidateName: 'Casey',
        ...(lifetimeMs === undefined ? {} : { lifetimeMs }),
        accommodation: accommodation ?? null,
      },
      clock.nowMs,
    )
  return {
    app,
    store,
    scoringKey,
    organisationId,
    assessmentId,
    receiptKey: testOnlyReceiptSigner.publicKey,
    orders,
    clock,
    invite: inviteOne,
    enrolled: async () => {
      const device = await createDevice(scoringKey.publicKey)
      const answer = await enrol(app, device, await inviteOne())
      if ('problem' in answer) throw new Error(answer.problem.message)
      return device
    },
    close: async () => {
      await app.close()
      await store.close()
    },
  }
}

async function ask<Value>(
  app: FastifyInstance,
  options: InjectOptions,
  read: (json: unknown) => Value,
): Promise<Value | Refused> {
  const response = await app.inject(options)
  if (response.statusCode === 200) return read(response.json())
  return { status: response.statusCode, problem: Problem.parse(response.json()) }
}

export function enrol(app: FastifyInstance, device: TestDevice, code: string): Promise<HeadReply | Refused> {
  const url = `/v1/attempts/${device.attemptId}`
  return ask(app, { method: 'PUT', url, payload: device.enrolment(code) }, (json) => HeadReply.parse(json))
}

export function getHead(app: FastifyInstance, device: TestDevice): Promise<HeadReply | Refused> {
  const url = `/v1/attempts/${device.attemptId}/head`
  return ask(app, { method: 'GET', url, headers: bearer(device) }, (json) => HeadReply.parse(json))
}

export function putHeader(
  app: FastifyInstance,
  device: TestDevice,
  segment: number,
  header: Uint8Array,
): Promise<HeadReply | Refused> {
  const url = `/v1/attempts/${device.attemptId}/segments/${segment}`
  const request: InjectOptions = { method: 'PUT', url, headers: raw(device), payload: Buffer.from(header) }
  return ask(app, request, (json) => HeadReply.parse(json))
}

export function postUnit(
  app: FastifyInstance,
  device: TestDevice,
  at: { readonly segment: number; readonly offset: number },
  bytes: Uint8Array,
): Promise<UnitReply | Refused> {
  const url = `/v1/attempts/${device.attemptId}/segments/${at.segment}/units?offset=${at.offset}`
  const request: InjectOptions = { method: 'POST', url, headers: raw(device), payload: Buffer.from(bytes) }
  return ask(app, request, (json) => UnitReply.parse(json))
}

function bearer(device: TestDevice) {
  return { authorization: `Bearer ${device.token}`, 'candor-protocol': '1' }
}

function raw(device: TestDevice) {
  return { ...bearer(device), 'content-type': 'application/octet-stream' }
}

/** Code and head of a refusal; fails the test when it was none. */
export function refusalOf(answer: object): { readonly status: number; readonly code: string } {
  if (!('problem' in answer && 'status' in answer)) throw new Error(`expected a refusal, got ${JSON.stringify(answer)}`)
  const refused = answer as Refused // the two fields make it one
  return { status: refused.status, code: refused.problem.code }
}

/** The answer of a request that must have been taken. */
export function taken<Value extends object>(answer: Value | Refused): Value {
  if ('problem' in answer) throw new Error(`refused: ${JSON.stringify(answer)}`)
  return answer
}

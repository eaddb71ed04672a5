import { describe, expect, test } from 'vitest'
import { hashPassword, isPassword } from '../../server/auth/password.ts'
import { isStoreUnreachable } from '../../server/http/error-handler.ts'
import { createPace } from '../../server/http/pace.ts'
import { createGroupInsert } from '../../server/ingest/group-insert.ts'
import type { VerifiedUnit } from '../../server/ingest/store-units.ts'
import { readOptions } from '../../server/options.ts'
import { createCode } from '../../server/provision/invite.ts'
import { InvitationCode } from '../../shared/api/enrolment.ts'

describe('the pace of one key', () => {
  test('lets a burst through, then one per interval, and says when the next may come', () => {
    let nowMs = 0
    const pace = createPace({ perSecond: 2, burst: 3, now: () => nowMs })
    expect([pace.take('a'), pace.take('a'), pace.take('a'), pace.take('a')]).toEqual([0, 0, 0, 500])
    expect(pace.take('b')).toBe(0)
    nowMs = 500
    expect([pace.take('a'), pace.take('a')]).toEqual([0, 500])
  })

  test('gives nothing for a clock that was set back', () => {
    let nowMs = 10_000
    const pace = createPace({ perSecond: 1, burst: 1, now: () => nowMs })
    expect(pace.take('a')).toBe(0)
    nowMs = 0
    expect(pace.take('a')).toBe(1_000)
  })
})

/** A unit of which the group insert looks at nothing but the attempt. */
function unitOf(attemptId: string): VerifiedUnit {
  return { attempt: { attemptId } } as VerifiedUnit // the queue passes units on and reads no other field
}

describe('the group insert', () => {
  test('stores what arrives together in one statement, and tells each whether it was stored', async () => {
    const groups: string[][] = []
    const storeUnits = async (units: readonly VerifiedUnit[]) => {
      groups.push(units.map((unit) => unit.attempt.attemptId))
      return new Set(['a', 'c'])
    }
    const group = createGroupInsert({ storeUnits, maxUnits: 64, maxInFlight: 2 })
    const stored = await Promise.all(['a', 'b', 'c'].map((id) => group.store(unitOf(id))))
    expect([stored, groups, group.depth()]).toEqual([[true, false, true], [['a', 'b', 'c']], 0])
  })

  test('never has two units of one attempt in flight', async () => {
    const groups: string[][] = []
    const storeUnits = async (units: readonly VerifiedUnit[]) => {
      groups.push(units.map((unit) => unit.attempt.attemptId))
      await new Promise((resolve) => setTimeout(resolve, 5))
      return new Set(units.map((unit) => unit.attempt.attemptId))
    }
    const group = createGroupInsert({ storeUnits, maxUnits: 64, maxInFlight: 2 })
    await Promise.all(['a', 'a', 'b'].map((id) => group.store(unitOf(id))))
    expect(groups).toEqual([['a', 'b'], ['a']])
  })

  test('splits what is too much for one statement', async () => {
    const sizes: number[] = []
    const storeUnits = async (units: readonly VerifiedUnit[]) => {
      sizes.push(units.length)
      return new Set<string>()
    }
    const group = createGroupInsert({ storeUnits, maxUnits: 3, maxInFlight: 1 })
    await Promise.all(['a', 'b', 'c', 'd', 'e', 'f', 'g'].map((id) => group.store(unitOf(id))))
    expect(sizes).toEqual([3, 3, 1])
  })

  test('stores each alone when a statement fails, so that one bad unit fails alone', async () => {
    const storeUnits = async (units: readonly VerifiedUnit[]) => {
      if (units.some((unit) => unit.attempt.attemptId === 'bad')) throw new Error('bad unit')
      return new Set(units.map((unit) => unit.attempt.attemptId))
    }
    const group = createGroupInsert({ storeUnits, maxUnits: 64, maxInFlight: 2 })
    const settled = await Promise.allSettled(['a', 'bad', 'c'].map((id) => group.store(unitOf(id))))
    expect(settled.map((one) => one.status)).toEqual(['fulfilled', 'rejected', 'fulfilled'])
  })
})

describe('passwords', () => {
  test('are right in any Unicode composition, and wrong otherwise', async () => {
    const stored = await hashPassword('caf\u00e9 au lait 12')
    expect([await isPassword('cafe\u0301 au lait 12', stored), await isPassword('cafe au lait 12', stored)]).toEqual([
      true,
      false,
    ])
    expect(await isPassword('anything', 'not a hash')).toBe(false)
  })

  test('get another salt each time', async () => {
    expect(await hashPassword('the same password')).not.toBe(await hashPassword('the same password'))
  })
})

test('invitation codes are those that the contract reads', () => {
  const codes = Array.from({ length: 200 }, createCode)
  expect(codes.every((code) => /^[A-Z2-9]{4}-[A-Z2-9]{4}-[A-Z2-9]{4}$/.test(code))).toBe(true)
  expect(codes.every((code) => InvitationCode.safeParse(code).success)).toBe(true)
  expect(new Set(codes).size).toBe(200)
})

describe('options', () => {
  test('default to everything in one process, its own database and loopback', () => {
    expect(readOptions([], { XDG_DATA_HOME: '/data' })).toEqual({
      role: 'all',
      dataFolder: '/data/candor-server',
      host: '127.0.0.1',
      port: 8420,
      store: { type: 'own' },
      scoringKeyFile: null,
      isSample: false,
      samplePacks: null,
      isReadyJson: false,
      isHelp: false,
      logLevel: 'warn',
      trustedProxies: null,
      intakeProviders: null,
    })
  })

  test('take a database by the environment, unless a throw-away one is asked for', () => {
    const env = { DATABASE_URL: 'postgresql://x' }
    expect(readOptions([], env).store).toEqual({ type: 'url', url: 'postgresql://x' })
    expect(readOptions(['--store', 'pglite'], env).store).toEqual({ type: 'pglite' })
  })

  test.each([[['--role', 'boss']], [['--port', '70000']], [['--port', 'x']], [['--store', 'mysql']], [['--unknown']]])(
    'refuse %j by name',
    (argv) => {
      expect(() => readOptions(argv, {})).toThrow(expect.objectContaining({ code: 'server/bad-option' }))
    },
  )
})

test('a database that cannot be reached is told from a bug', () => {
  const coded = (code: string) => Object.assign(new Error('x'), { code })
  expect(['ECONNREFUSED', '57P01', '57P03', '08006'].every((code) => isStoreUnreachable(coded(code)))).toBe(true)
  expect(isStoreUnreachable(new Error('Connection terminated unexpectedly'))).toBe(true)
  expect(isStoreUnreachable(coded('23505'))).toBe(false)
})

import { fromKysely, PgBoss } from 'pg-boss'
import { z } from 'zod'
import type { OrderScoring } from '../ingest/store-transactions.ts'
import type { Store } from '../store/store.ts'

/** The queue of sealed attempts; its jobs rest in the same database, in the schema `job`. */
const SCORE_ATTEMPT = 'score-attempt'

/** What a job of that queue carries. */
export const ScoreAttempt = z.strictObject({ organisationId: z.uuid(), attemptId: z.uuid() })
export type ScoreAttempt = Readonly<z.output<typeof ScoreAttempt>>

export interface Jobs {
  readonly orderScoring: OrderScoring
  /** Takes orders one after the other; a handler that throws is tried again later, further apart each time. */
  readonly work: (handler: (order: ScoreAttempt) => Promise<void>) => Promise<void>
  /** Lets the job at hand end, then stops. */
  readonly stop: () => Promise<void>
}

export interface JobsOptions {
  /** Workers look after the queues; API processes only put orders in. */
  readonly isWorker: boolean
  readonly onError: (error: Error) => void
}

const RETRIES = 8
const FIRST_RETRY_S = 5
const LONGEST_RETRY_S = 3_600
/** A job whose worker is gone is given to another one after this. */
const HEARTBEAT_S = 30
const POLL_S = 2

/** Connects to the queues of a store, making them at the first start. */
export async function startJobs(store: Store, options: JobsOptions): Promise<Jobs> {
  const boss = new PgBoss({
    ...store.bossOptions,
    schema: 'job',
    schedule: false,
    supervise: options.isWorker,
    useListenNotify: options.isWorker,
  })
  boss.on('error', options.onError)
  await boss.start()
  await boss.createQueue(SCORE_ATTEMPT, {
    retryLimit: RETRIES,
    retryDelay: FIRST_RETRY_S,
    retryBackoff: true,
    retryDelayMax: LONGEST_RETRY_S,
    heartbeatSeconds: HEARTBEAT_S,
    notify: true,
  })
  // Fills the queue's cached settings now: inside a transaction of a one-connection store nobody could read them.
  await boss.findJobs(SCORE_ATTEMPT, { id: '00000000-0000-0000-0000-000000000000' })
  return {
    orderScoring: async (tx, organisationId, attemptId) => {
      const order: ScoreAttempt = { organisationId, attemptId }
      await boss.send(SCORE_ATTEMPT, order, { db: fromKysely(tx) })
    },
    work: async (handler) => {
      await boss.work<unknown>(SCORE_ATTEMPT, { batchSize: 1, pollingIntervalSeconds: POLL_S }, async (jobs) => {
        for (const job of jobs) await handler(ScoreAttempt.parse(job.data))
      })
    },
    stop: () => boss.stop({ graceful: true, timeout: 10_000 }),
  }
}

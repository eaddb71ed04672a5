import { readFileSync } from 'node:fs'

/** The peer of `cold-open-child`: reads and parses the same responses as plain JSON, verifying and decrypting nothing. */
const startMs = performance.now()
const startCpu = process.cpuUsage()
const values: Record<string, unknown> = structuredClone(JSON.parse(readFileSync(process.argv[2] ?? '', 'utf8')))
const endMs = performance.now()
const { user, system } = process.cpuUsage(startCpu)
const units = Object.values(values).reduce<number>(
  (sum, value) => sum + (typeof value === 'string' ? value.length : 0),
  0,
)
console.log(JSON.stringify({ processMs: endMs, workMs: endMs - startMs, cpuMs: (user + system) / 1_000, units }))

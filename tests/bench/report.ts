import { cpus } from 'node:os'

/** What every benchmark shares: medians, a table for people, one JSON line for programs. */

export interface Figure {
  readonly value: number
  readonly unit: string
  /** What the value is compared with, measured in the same run: a peer's value, or a physical limit's. */
  readonly peer?: number
  readonly limit?: number
  /** value / peer, or value / limit. */
  readonly ratio?: number
  /** Largest value, or ratio where there is one, that meets the target. */
  readonly target?: number
  /** Smallest instead: throughput, where more is better. */
  readonly isTargetLeast?: boolean
  readonly met?: boolean
}

export function median(values: readonly number[]): number {
  const sorted = values.toSorted((left, right) => left - right)
  const middle = sorted.length >> 1
  const upper = sorted[middle] ?? Number.NaN
  return sorted.length % 2 === 1 ? upper : ((sorted[middle - 1] ?? Number.NaN) + upper) / 2
}

/** The smallest value that `share` (0 to 1) of the values do not exceed. */
export function quantile(values: readonly number[], share: number): number {
  const sorted = values.toSorted((left, right) => left - right)
  return sorted[Math.min(sorted.length - 1, Math.ceil(share * sorted.length) - 1)] ?? Number.NaN
}

/** A figure with its ratio to a peer or limit and whether that meets the target; runs that are paired give their ratios. */
export function compared(
  value: number,
  unit: string,
  against: {
    readonly peer?: number
    readonly limit?: number
    readonly ratio?: number
    readonly target?: number
    readonly isTargetLeast?: boolean
  },
): Figure {
  const reference = against.peer ?? against.limit
  const ratio = against.ratio ?? (reference === undefined ? undefined : value / reference)
  const judged = ratio ?? value
  const isTargetLeast = against.isTargetLeast ?? false
  return {
    value,
    unit,
    ...(against.peer === undefined ? {} : { peer: against.peer }),
    ...(against.limit === undefined ? {} : { limit: against.limit }),
    ...(ratio === undefined ? {} : { ratio }),
    ...(against.target === undefined
      ? {}
      : { target: against.target, met: meets(judged, against.target, isTargetLeast) }),
    ...(isTargetLeast ? { isTargetLeast } : {}),
  }
}

function meets(value: number, target: number, isTargetLeast: boolean): boolean {
  return isTargetLeast ? value >= target : value <= target
}

/** Median over pairs of runs that were taken next to each other, so that a slow moment hits both. */
export function pairedRatio(values: readonly number[], peers: readonly number[]): number {
  return median(values.map((value, index) => value / (peers[index] ?? Number.NaN)))
}

function shown(value: number | undefined): string {
  if (value === undefined) return ''
  if (Math.abs(value) >= 1_000) return Math.round(value).toLocaleString('en')
  return String(Number(value.toPrecision(3)))
}

/** Lines of a Markdown table, one per figure. */
export function tableOf(figures: Readonly<Record<string, Figure>>): readonly string[] {
  const rows = Object.entries(figures).map(([name, figure]) => {
    const target =
      figure.target === undefined
        ? ''
        : `${figure.isTargetLeast === true ? '≥' : '≤'} ${shown(figure.target)}${figure.ratio === undefined ? '' : ' ×'}`
    const met = figure.met === undefined ? '' : figure.met ? 'yes' : '**no**'
    const ratio = figure.ratio === undefined ? '' : `${shown(figure.ratio)} ×`
    return `| ${name} | ${shown(figure.value)} ${figure.unit} | ${shown(figure.peer)} | ${shown(figure.limit)} | ${ratio} | ${target} | ${met} |`
  })
  return ['| figure | value | peer | limit | ratio | target | met |', '|---|---|---|---|---|---|---|', ...rows]
}

export function machineLine(): string {
  const [cpu] = cpus()
  return `${cpus().length} cores (${cpu?.model.trim() ?? 'unknown'}), ${process.platform} ${process.arch}, Node ${process.versions.node}`
}

/** Prints the table, and with `--json` one last line that is one JSON object. Misses do not fail: a person decides. */
export function printReport(name: string, figures: Readonly<Record<string, Figure>>, args: readonly string[]): void {
  const lines = [`bench:${name} on ${machineLine()}`, '', ...tableOf(figures), '']
  process.stdout.write(`${lines.join('\n')}\n`)
  if (args.includes('--json')) process.stdout.write(`${JSON.stringify({ name, figures })}\n`)
}

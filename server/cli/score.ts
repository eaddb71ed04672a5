import { readFile } from 'node:fs/promises'
import { parseArgs } from 'node:util'
import { sayProblem } from '../../node/pack/folder-problem.ts'
import { readPackFolder } from '../../node/pack/read-pack-folder.ts'
import type { PackKey } from '../../shared/pack/key.ts'
import { type Item, listItems } from '../../shared/pack/pack.ts'
import { type PlainProblem, readPlainResponse } from '../../shared/pack/plain-responses.ts'
import { ENGINE_VERSION } from '../../shared/scoring/points.ts'
import { rateItem } from '../../shared/scoring/rate.ts'
import type { ItemRating } from '../../shared/scoring/rating.ts'
import type { CliOutput, ExitCode } from './command.ts'

const usage = `npm run candor -- score --pack DIR --item ID --responses FILE [--json]

Rates a list of responses to one item with the pack's own key, offline, and says why.

  --pack DIR         the pack folder, with its key files
  --item ID          the item; "npm run candor -- pack check DIR --json" lists them
  --responses FILE   a JSON list; each response is an object of values by field id (docs/formats/responses-v1.md)
  --json             prints one JSON object with components, spans, caps and confidence of each response`

/** What came out of one response of the list; `problems` are values that could not be read and counted as untouched. */
type Rated = ItemRating & {
  readonly index: number
  readonly id: string | null
  readonly problems: readonly PlainProblem[]
}

interface Order {
  readonly pack: string
  readonly item: string
  readonly responses: string
  readonly isJson: boolean
}

/** Rates responses offline. Exits with 1 when the pack has mistakes or a response could not be read whole. */
export async function run(args: readonly string[], output: CliOutput): Promise<ExitCode> {
  const order = parse(args)
  if (order === null || order === 'help') {
    for (const line of usage.split('\n')) (order === null ? output.complain : output.print)(line)
    return order === null ? 2 : 0
  }
  const { pack, key, problems } = await readPackFolder(order.pack)
  if (pack === null || key === null) {
    for (const problem of problems) output.complain(sayProblem(problem))
    output.complain(`The pack in ${order.pack} cannot be used to rate${problems.length > 0 ? '' : ': it has no key'}.`)
    return 1
  }
  const item = listItems(pack).find(({ id }) => id === order.item)
  if (item === undefined) {
    const ids = listItems(pack).map(({ id }) => id)
    output.complain(`The pack has no item “${order.item}”. It has: ${ids.join(', ')}.`)
    return 1
  }
  for (const problem of problems) output.complain(`warning: ${sayProblem(problem)}`)
  const list = await readList(order.responses, output)
  if (list === null) return 1
  const ratings = list.map((plain, index) => rate(item, key, plain, index))
  if (order.isJson)
    output.print(
      JSON.stringify({
        pack: pack.id,
        item: item.id,
        type: item.type,
        engineVersion: ENGINE_VERSION,
        keyVersion: key.keyVersion,
        ratings,
      }),
    )
  else for (const rating of ratings) print(rating, output)
  return ratings.every((rating) => rating.problems.length === 0) ? 0 : 1
}

function parse(args: readonly string[]): Order | 'help' | null {
  const text = { type: 'string' } as const
  const flag = { type: 'boolean', default: false } as const
  try {
    const options = { pack: text, item: text, responses: text, json: flag, help: flag }
    const { values } = parseArgs({ args: [...args], options })
    if (values.help) return 'help'
    const { pack, item, responses, json } = values
    if (pack === undefined || item === undefined || responses === undefined) return null
    return { pack, item, responses, isJson: json }
  } catch {
    return null // an option that there is not
  }
}

async function readList(file: string, output: CliOutput): Promise<readonly unknown[] | null> {
  try {
    const parsed: unknown = JSON.parse(await readFile(file, 'utf8'))
    if (Array.isArray(parsed)) return parsed
    output.complain(`${file} holds no JSON list. A list begins with [ and has one response in each place.`)
  } catch (cause) {
    output.complain(`${file} cannot be read as JSON: ${cause instanceof Error ? cause.message : String(cause)}`)
  }
  return null
}

function rate(item: Item, key: PackKey, plain: unknown, index: number): Rated {
  const itemKey = key.items.find((candidate) => candidate.item === item.id)
  if (itemKey === undefined) throw new Error(`a checked key lacks ${item.id}`)
  const { responses, problems } = readPlainResponse(item, plain)
  const rating = rateItem({ item, key: itemKey, keyVersion: key.keyVersion, responses })
  return { index, id: idOf(plain), ...rating, problems }
}

function idOf(plain: unknown): string | null {
  const id = typeof plain === 'object' && plain !== null && 'id' in plain ? plain.id : null
  return typeof id === 'string' ? id : null
}

function print({ index, id, score, band, confidence, components, caps, problems }: Rated, output: CliOutput): void {
  output.print(
    `${index + 1}${id === null ? '' : ` ${id}`}: ${score ?? 'not scorable'} (${band}, confidence ${confidence})`,
  )
  for (const { name, value, max, words } of components)
    output.print(`   ${name.padEnd(22)} ${`${value}/${max}`.padStart(9)}  ${words}`)
  for (const { name, words } of caps) output.print(`   cap: ${name.padEnd(17)}            ${words}`)
  for (const { field, words } of problems) output.print(`   problem: ${field === null ? '' : `${field} `}${words}`)
}

import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { toBase64Url } from '../../shared/bytes.ts'
import { AppError } from '../../shared/errors.ts'
import { loadReceiptKey } from '../keys/receipt-key.ts'
import { readOptions } from '../options.ts'
import type { CliOutput, ExitCode } from './command.ts'

const usage = `npm run candor -- server-key [--data DIR]

Prints the public key that this server's receipts are checked by, in base64url. Give it to whoever verifies, by another
way than the evidence: they save it and pass it as --server-key. The private key, receipt.key, stays where it is.

  --data DIR  data folder of the server`

/** `candor server-key`: the public half of what signs receipts. Never makes a key. */
export async function run(args: readonly string[], output: CliOutput): Promise<ExitCode> {
  try {
    const { values } = parseArgs({
      args: [...args],
      options: { data: { type: 'string' }, help: { type: 'boolean', short: 'h', default: false } },
    })
    if (values.help) {
      output.print(usage)
      return 0
    }
    const { dataFolder } = readOptions(values.data === undefined ? [] : ['--data', values.data], process.env)
    if (!existsSync(join(dataFolder, 'receipt.key'))) {
      output.complain(
        `${dataFolder} holds no receipt.key. Name the server’s data folder with --data; it is made at its first start.`,
      )
      return 2
    }
    output.print(toBase64Url(loadReceiptKey(dataFolder).publicKey))
    return 0
  } catch (error) {
    if (!(error instanceof AppError) && !(error instanceof TypeError)) throw error
    output.complain(error.message)
    return 2
  }
}

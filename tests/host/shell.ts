import { appendFileSync } from 'node:fs'

/** `shell`: opens nothing; appends what was asked to the file that CANDOR_HOST_OPENED names, one line each. */
function record(what: string): void {
  if (process.env.CANDOR_HOST_OPENED) appendFileSync(process.env.CANDOR_HOST_OPENED, `${what}\n`)
}

export const shell = {
  openExternal: async (url: string): Promise<void> => record(url),
  async openPath(file: string): Promise<string> {
    record(file)
    return ''
  },
  showItemInFolder: (file: string): void => record(file),
  beep: (): void => {},
} satisfies Pick<Electron.Shell, 'openExternal' | 'openPath' | 'showItemInFolder' | 'beep'>

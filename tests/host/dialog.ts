import { readFileSync } from 'node:fs'

type Methods = 'showSaveDialog' | 'showOpenDialog' | 'showMessageBox' | 'showErrorBox'

/**
 * The answer of a dialog: the member of that name in the JSON file that CANDOR_HOST_DIALOGS names, read at each call,
 * else `cancelled`. Nothing is drawn. A test may also replace the method, as on Electron.
 */
function answer<Result>(name: Methods, cancelled: Result): Promise<Result> {
  const file = process.env.CANDOR_HOST_DIALOGS
  const answers = file ? (JSON.parse(readFileSync(file, 'utf8')) as Partial<Record<Methods, Result>>) : {}
  return Promise.resolve({ ...cancelled, ...answers[name] })
}

export const dialog = {
  showSaveDialog: (): Promise<Electron.SaveDialogReturnValue> =>
    answer('showSaveDialog', { canceled: true, filePath: '' }),
  showOpenDialog: (): Promise<Electron.OpenDialogReturnValue> =>
    answer('showOpenDialog', { canceled: true, filePaths: [] }),
  async showMessageBox(...args: unknown[]): Promise<Electron.MessageBoxReturnValue> {
    const { cancelId = 0 } = args.at(-1) as Partial<Electron.MessageBoxOptions>
    return answer('showMessageBox', { response: cancelId, checkboxChecked: false })
  },
  showErrorBox: (title: string, content: string): void => console.error(`${title}: ${content}`),
} satisfies Pick<Electron.Dialog, Methods>

import { readFileSync } from 'node:fs'
import path from 'node:path'

/** Keys that the window manager of the virtual display takes, by its own configuration, as Electron writes them. */
const taken: ReadonlySet<string> = new Set(
  [...readFileSync(path.join(import.meta.dirname, 'openbox.xml'), 'utf8').matchAll(/keybind key="([^"]+)"/g)].map(
    ([, key = '']) => key.replace('A-', 'Alt+'),
  ),
)

/** `globalShortcut`: says which keys the window manager has, and takes none itself. */
export const globalShortcut = {
  register: (accelerator: string): boolean => !taken.has(accelerator),
  unregister: (): void => {},
} satisfies Partial<Electron.GlobalShortcut>

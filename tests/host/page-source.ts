import { readFileSync } from 'node:fs'
import { encode } from './codec.ts'
import { runIsolatedWorld } from './page/isolated-world.ts'
import { runMainWorld } from './page/main-world.ts'
import type { PageConfig } from './page/messages.ts'
import { createPort } from './page/port.ts'

/** Nothing runs in the window's first, empty document, nor in frames. */
const guard = `if (window !== top || location.protocol === 'data:' || location.href === 'about:blank') return;`

// Node has removed the types when it loaded these functions, so that their own text is what the page can run.

/** The script of the page's own world. */
export const mainWorldSource = ({ token }: PageConfig): string =>
  `(() => { ${guard} (${runMainWorld})(${JSON.stringify(token)}, ${createPort}) })()`

/** The script of the isolated world, with the preload bundle inside. */
export function isolatedWorldSource(config: PageConfig, preloadFile = '/dev/null'): string {
  const preload = `function (require) {\n${readFileSync(preloadFile, 'utf8')}\n}`
  return `(() => { ${guard} (${runIsolatedWorld})(${JSON.stringify(config)}, ${encode}, ${createPort}, ${preload}) })()`
}

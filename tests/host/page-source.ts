import { readFileSync } from 'node:fs'
import { pathToFileURL } from 'node:url'
import { createCodec } from './codec.ts'
import { runIsolatedWorld } from './page/isolated-world.ts'
import { runMainWorld } from './page/main-world.ts'
import type { PageConfig } from './page/messages.ts'
import { createPort } from './page/port.ts'

/** Nothing runs in the window's first, empty document. */
const guard = `if (window !== top || location.protocol === 'data:' || location.href === 'about:blank') return;`

// Node has removed the types when it loaded these functions, so that their own text is what the page can run.
const base64 = '{ encode: (bytes) => bytes.toBase64(), decode: (text) => Uint8Array.fromBase64(text) }'

/** The script of the page's own world. */
export const mainWorldSource = ({ token }: PageConfig): string =>
  `(() => { ${guard} (${runMainWorld})(${JSON.stringify(token)}, ${createPort}) })()\n//# sourceURL=standin://main-world.js`

/** The script of the isolated world, with the preload bundle inside. */
export function isolatedWorldSource(config: PageConfig, preloadFile: string | undefined): string {
  const preload = preloadFile
    ? `function (require, module, exports, process) {\n${readFileSync(preloadFile, 'utf8')}\n}`
    : 'null'
  const codec = `(${createCodec})(${base64})`
  const name = preloadFile ? pathToFileURL(preloadFile).href : 'standin://isolated-world.js'
  const call = `(${runIsolatedWorld})(${JSON.stringify(config)}, ${codec}, ${createPort}, ${preload})`
  return `(() => { ${guard} ${call} })()\n//# sourceURL=${name}`
}

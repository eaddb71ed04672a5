import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { runtimeName } from '../host/launch.ts'

/** The specs run on what `npm run build` made; says which runtime they run on. */
export default function setup(): void {
  for (const file of ['out/main/index.js', 'out/preload/index.cjs', 'out/renderer/index.html', 'out/review/index.html'])
    if (!existsSync(join(import.meta.dirname, '../..', file))) throw new Error(`${file} is missing. Run: npm run build`)
  console.log(`runtime: ${runtimeName()}`)
}

import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { practicePackFile, sampleKeyFile, samplePackFile } from './bundle-packs.ts'
import { findingsPage, rulePages } from './findings-pages.ts'
import { openApiFile } from './openapi.ts'
import { jsonExample, jsonSchema } from './policy-templates/linux.ts'
import { mobileconfig, preferenceManifest } from './policy-templates/macos.ts'
import { adml, admx } from './policy-templates/windows.ts'
import { verificationPage } from './verification-page.ts'

/**
 * Writes the files that are made from others. `npm run generate` writes them; with `--check` (as `npm test` does) nothing
 * is written, and a file that is not what it should be fails.
 */
const generated: readonly { readonly path: string; readonly make: () => string | Promise<string> }[] = [
  { path: 'docs/openapi.json', make: openApiFile },
  { path: 'docs/findings.md', make: findingsPage },
  ...rulePages,
  { path: 'resources/packs/practice/pack.json', make: practicePackFile },
  { path: 'resources/packs/sample/pack.json', make: samplePackFile },
  { path: 'resources/packs/sample/key.json', make: sampleKeyFile },
  { path: 'docs/verification.md', make: verificationPage },
  { path: 'resources/policy/windows/candor.admx', make: admx },
  { path: 'resources/policy/windows/en-US/candor.adml', make: () => adml('en-US') },
  { path: 'resources/policy/windows/es-ES/candor.adml', make: () => adml('es-ES') },
  { path: 'resources/policy/macos/candor.mobileconfig', make: mobileconfig },
  { path: 'resources/policy/macos/org.example.candor.plist', make: preferenceManifest },
  { path: 'resources/policy/linux/candor.json', make: jsonExample },
  { path: 'resources/policy/linux/candor.schema.json', make: jsonSchema },
]

const root = join(import.meta.dirname, '..')
const isCheck = process.argv.includes('--check')
for (const { path, make } of generated) {
  const file = join(root, path)
  const wanted = await make()
  if (!isCheck) writeFileSync(file, wanted)
  else if (readFileSync(file, 'utf8') !== wanted) {
    console.error(`${path} is not what its sources say. Run: npm run generate`)
    process.exitCode = 1
  }
}
console.log(`generated: ${generated.length} files ${isCheck ? 'checked' : 'written'}`)

import { spawnSync } from 'node:child_process'

/**
 * Everything that must hold, in the order in which a failure is cheapest to find. `npm test` runs all;
 * `npm test -- lint unit` runs the named steps.
 */
const steps: readonly { readonly name: string; readonly why: string }[] = [
  { name: 'prerequisites', why: 'the programs that the tests drive' },
  { name: 'lint', why: 'format and lint' },
  { name: 'layers', why: 'who imports whom' },
  { name: 'types', why: 'TypeScript' },
  { name: 'specs', why: 'every numbered rule has a test' },
  { name: 'generated', why: 'generated files are up to date' },
  { name: 'unit', why: 'pure code, on its own' },
  { name: 'build', why: 'client and review page' },
  { name: 'package', why: 'the installer configuration is valid and packs' },
  { name: 'integration', why: 'real database, real browser, real display' },
  { name: 'faults', why: 'kills, full disks, damaged files' },
  { name: 'e2e', why: 'the built client, driven through the operating system' },
]

function main(): void {
  const wanted = process.argv.slice(2)
  const unknown = wanted.filter((name) => !steps.some((step) => step.name === name))
  if (unknown.length > 0)
    throw new Error(`no such step: ${unknown.join(', ')}; there are ${steps.map((step) => step.name).join(', ')}`)
  const chosen = steps.filter((step) => wanted.length === 0 || wanted.includes(step.name))
  const times: string[] = []
  let failed: string | null = null
  for (const step of chosen) {
    console.log(`\n== ${step.name}: ${step.why}`)
    const began = performance.now()
    const { status } = spawnSync('npm', ['run', '--silent', step.name], { stdio: 'inherit' })
    times.push(`${step.name} ${((performance.now() - began) / 1000).toFixed(1)} s`)
    if (status !== 0) {
      failed = step.name
      break
    }
  }
  console.log(`\n${times.join(', ')}`)
  if (failed !== null) console.log(`the step "${failed}" failed; run it alone with: npm run ${failed}`)
  console.log(`steps: ${times.length - (failed === null ? 0 : 1)} passed, ${failed === null ? 0 : 1} failed`)
  process.exitCode = failed === null ? 0 : 1
}

main()

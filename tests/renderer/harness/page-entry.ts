import './offsets-entry.ts'
import type { Bridge } from '../../../shared/ipc/contract.ts'
import { createFakeMain, type FakeMain, type FakeScript } from './fake-main.ts'

declare global {
  var fakeScript: FakeScript
  var fakeMain: FakeMain
  var violations: string[]
}

globalThis.fakeMain = createFakeMain(globalThis.fakeScript, sessionStorage)
globalThis.violations = []
Object.defineProperty(globalThis, 'candor', { value: globalThis.fakeMain.bridge satisfies Bridge })
document.addEventListener('securitypolicyviolation', (event) => {
  globalThis.violations.push(`${event.violatedDirective}: ${event.blockedURI} ${event.sample}`)
})

import { defineConfig } from 'playwright/test'

/**
 * End-to-end specs: the built client on Electron, or on the stand-in where its binary cannot be had (tests/host). One
 * worker, because focus and clipboard belong to the whole display.
 */
export default defineConfig({
  testDir: 'tests/e2e',
  workers: 1,
  timeout: 240_000,
  reporter: [['list']],
  outputDir: 'test-results',
  globalSetup: './tests/e2e/setup.ts',
})

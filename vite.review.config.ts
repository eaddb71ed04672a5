import { resolve } from 'node:path'
import react from '@vitejs/plugin-react'
import { defineConfig } from 'vite'

const root = import.meta.dirname

/** The renderer's review feature, built a second time for the browser and served by the API at /review. */
export default defineConfig({
  root: resolve(root, 'renderer/review-page'),
  base: '/review/',
  publicDir: false,
  plugins: [react()],
  build: {
    outDir: resolve(root, 'out/review'),
    emptyOutDir: true,
    target: ['chrome120', 'firefox128', 'safari17.5'],
    sourcemap: true,
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    // React, the router, the components, the words and the contract's schemas: one file that a recruiter's browser keeps.
    chunkSizeWarningLimit: 640,
  },
})

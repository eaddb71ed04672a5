import { resolve } from 'node:path'
import react from '@vitejs/plugin-react'
import { defineConfig } from 'vite'

const root = import.meta.dirname

/** The client's pages; electron-vite builds them with the rest, the renderer's tests build them alone. */
export default defineConfig({
  root: resolve(root, 'renderer'),
  base: './',
  publicDir: false,
  plugins: [react()],
  resolve: { alias: { zod: resolve(root, 'renderer/schemaless.ts') } },
  build: {
    outDir: resolve(root, 'out/renderer'),
    emptyOutDir: true,
    target: 'chrome156',
    sourcemap: true,
    minify: true,
    reportCompressedSize: false,
    // A data: address would need a hole in the content security policy.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    rolldownOptions: {
      input: { index: resolve(root, 'renderer/index.html'), print: resolve(root, 'renderer/print.html') },
      // Schemas give the page its types only: what would build them is dropped.
      treeshake: { manualPureFunctions: ['z'] },
    },
  },
})

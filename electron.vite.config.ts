import { resolve } from 'node:path'
import react from '@vitejs/plugin-react'
import { defineConfig } from 'electron-vite'

const root = import.meta.dirname

// electron-vite's own tables stop at Electron 44; these are the Node and Chromium of Electron 45.
const NODE_TARGET = 'node24.18'
const CHROME_TARGET = 'chrome156'

export default defineConfig({
  main: {
    build: {
      outDir: resolve(root, 'out/main'),
      target: NODE_TARGET,
      sourcemap: true,
      // The packaged client carries no node_modules: only `electron` and Node's own modules stay outside the bundle.
      externalizeDeps: false,
      rolldownOptions: {
        input: { index: resolve(root, 'electron/main/index.ts') },
        output: { format: 'es', entryFileNames: '[name].js', chunkFileNames: 'chunks/[name]-[hash].js' },
      },
    },
  },
  preload: {
    build: {
      outDir: resolve(root, 'out/preload'),
      target: NODE_TARGET,
      sourcemap: true,
      // A sandboxed preload can require neither node_modules nor ES modules: one CommonJS file.
      externalizeDeps: false,
      rolldownOptions: {
        input: { index: resolve(root, 'electron/preload/index.ts') },
        output: { format: 'cjs', entryFileNames: '[name].cjs' },
      },
    },
  },
  renderer: {
    root: resolve(root, 'renderer'),
    publicDir: false,
    plugins: [react()],
    build: {
      outDir: resolve(root, 'out/renderer'),
      target: CHROME_TARGET,
      sourcemap: true,
      minify: true,
      // A data: address would need a hole in the content security policy.
      assetsInlineLimit: 0,
      modulePreload: { polyfill: false },
      rolldownOptions: {
        input: { index: resolve(root, 'renderer/index.html') },
        // Schemas that only give types must not carry their validator into the page.
        treeshake: { manualPureFunctions: ['z'] },
      },
    },
  },
})

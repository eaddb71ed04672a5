import { resolve } from 'node:path'
import { defineConfig } from 'electron-vite'
import renderer from './vite.renderer.config.ts'

const root = import.meta.dirname

// electron-vite's own tables stop at Electron 44; this is the Node of Electron 45.
const NODE_TARGET = 'node24.18'

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
  renderer,
})

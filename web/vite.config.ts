// The build: two pages (the application and the embedded player), hashed files under /client/assets,
// because the server gives that prefix a year of immutable caching.
import { fileURLToPath } from 'node:url'
import { svelte } from '@sveltejs/vite-plugin-svelte'
import { defineConfig } from 'vitest/config'

const here = (path: string) => fileURLToPath(new URL(path, import.meta.url))
const server = process.env.SEPIOLA_URL ?? 'http://127.0.0.1:9000'

export default defineConfig({
  plugins: [svelte()],
  resolve: {
    alias: { $: here('./src') },
    // The P2P core ships a browser bundle of its Node-flavoured tracker client behind this condition.
    conditions: ['p2pml:core-as-bundle', 'browser', 'module', 'import', 'default'],
  },
  build: {
    outDir: 'dist',
    assetsDir: 'client/assets',
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    target: 'es2022',
    chunkSizeWarningLimit: 700,
    rollupOptions: {
      input: { index: here('./index.html'), embed: here('./embed.html') },
      output: {
        // Catalogues keep their names: the server begins the page's own before any script has run (server/src/pages/language.rs).
        chunkFileNames: ({ facadeModuleId }) => {
          const catalogue = facadeModuleId?.match(/\/i18n\/([\w-]+)\.ts$/)?.[1]
          return catalogue ? `client/assets/language-${catalogue}-[hash].js` : 'client/assets/[name]-[hash].js'
        },
      },
    },
  },
  server: {
    host: '127.0.0.1',
    proxy: Object.fromEntries(
      ['/api', '/static', '/lazy-static', '/download', '/tracker', '/socket.io'].map((path) => [path, { target: server, ws: path === '/tracker' || path === '/socket.io' }]),
    ),
  },
  test: { include: ['tests/**/*.test.ts'], environment: 'node', setupFiles: ['tests/setup.ts'] },
})

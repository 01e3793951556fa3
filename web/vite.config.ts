// The build: two pages (the application and the embedded player), hashed files under /client/assets,
// because the server gives that prefix a year of immutable caching.
import { fileURLToPath } from 'node:url'
import { svelte } from '@sveltejs/vite-plugin-svelte'
import { defineConfig } from 'vitest/config'

const here = (path: string) => fileURLToPath(new URL(path, import.meta.url))
/**
 * What is fetched together is one file: each file costs a journey to the server. `core` is what both pages need, `shell` stands around
 * every page of the application, `cards` is on each with a list of videos or a text, `player` is the player without its engine.
 */
const pieces = [
  ['core', /\/node_modules\/(?!(?:hls\.js|p2p-media-loader|socket\.io|engine\.io|@socket\.io|uqr|lucide)[^/]*\/)|\/src\/(?:api\/|lib\/|i18n\/(?:index|languages|state\.svelte|text|wish)\.ts|design\/(?:Icon|icons|announce|Avatar|Notice)\b)|preload-helper/],
  ['shell', /\/src\/(?:layout\/(?:Rail|TopBar|BottomBar)\.svelte|design\/theme)/],
  ['cards', /\/src\/(?:features\/video\/(?:Thumbnail|VideoCard|VideoGrid)\.svelte|design\/RichText|features\/account\/choose|features\/follow\/Subscribe)/],
  ['player', /\/features\/(?:player\/(?:Player\.svelte|controller)|video\/(?:Stage|Veil|PasswordPrompt)\.svelte|video\/open\.svelte\.ts)/],
] as const
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
    // The server names the pieces of a page in its head (server/src/assets.rs).
    manifest: 'pieces.json',
    target: 'es2022',
    chunkSizeWarningLimit: 700,
    rolldownOptions: {
      input: { index: here('./index.html'), embed: here('./embed.html') },
      output: {
        codeSplitting: { groups: pieces.map(([name, test], at) => ({ name, test, priority: pieces.length - at })) },
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

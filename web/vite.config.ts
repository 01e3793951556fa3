// The build: two pages (the application and the embedded player), hashed files under /client/assets,
// because the server gives that prefix a year of immutable caching.
import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { svelte } from '@sveltejs/vite-plugin-svelte'
import { defineConfig } from 'vitest/config'

const here = (path: string) => fileURLToPath(new URL(path, import.meta.url))
/**
 * What is fetched together is one file: each file costs a journey to the server. `core` is what both pages need, `shell` stands around
 * every page of the application, `cards` is on each with a list of videos or a text, `player` is the player without its engine.
 */
const pieces = [
  ['core', /\/node_modules\/(?:svelte|openapi-fetch)\/|\/src\/(?:api\/|lib\/|i18n\/(?:index|languages|state\.svelte|text|wish)\.ts|design\/(?:Icon|icons|announce|Avatar|Notice)\b)|preload-helper/],
  ['shell', /\/src\/(?:layout\/(?:Rail|TopBar|BottomBar)\.svelte|design\/theme)/],
  ['cards', /\/src\/(?:features\/video\/(?:Thumbnail|VideoCard|VideoGrid)\.svelte|design\/RichText|features\/account\/choose|features\/follow\/Subscribe)/],
  ['player', /\/features\/(?:player\/(?:Player\.svelte|controller)|video\/(?:Stage|Veil|PasswordPrompt)\.svelte|video\/open\.svelte\.ts)/],
] as const
/**
 * hls.js from its source, without what nothing here uses: subtitles are drawn by us, nothing is encrypted for a player's maker, and no
 * stream has advertisements put into it. Pictures and sound apart, and addresses with variables, other instances may have.
 */
const hlsParts = { VARIABLE_SUBSTITUTION: true, ALT_AUDIO: true, SUBTITLES: false, EME_DRM: false, CMCD: false, CONTENT_STEERING: false, INTERSTITIALS: false, M2TS_ADVANCED_CODECS: false, MEDIA_CAPABILITIES: false }
const hls = JSON.parse(readFileSync(here('./node_modules/hls.js/package.json'), 'utf8')) as { version: string }
const server = process.env.SEPIOLA_URL ?? 'http://127.0.0.1:9000'

export default defineConfig({
  plugins: [svelte()],
  resolve: {
    alias: [
      { find: '$', replacement: here('./src') },
      { find: /^hls\.js$/, replacement: here('./node_modules/hls.js/src/exports-default.ts') },
    ],
    // The P2P core ships a browser bundle of its Node-flavoured tracker client behind this condition.
    conditions: ['p2pml:core-as-bundle', 'browser', 'module', 'import', 'default'],
  },
  define: {
    ...Object.fromEntries(Object.entries(hlsParts).map(([part, used]) => [`__USE_${part}__`, String(used)])),
    __VERSION__: JSON.stringify(hls.version),
  },
  // As hls.js is built by its makers: a field without a value is a type, nothing more.
  oxc: { typescript: { removeClassFieldsWithoutInitializer: true }, assumptions: { setPublicClassFields: true } },
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

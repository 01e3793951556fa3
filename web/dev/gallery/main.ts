// The gallery of components, for development: `npm run gallery`. It is no part of the build.
import { mount } from 'svelte'
import '../../src/design/tokens.css'
import '../../src/design/base.css'
import { speak } from '../../src/i18n/state.svelte'
import { start } from '../../src/lib/router.svelte'
import Gallery from './Gallery.svelte'

await speak(new URLSearchParams(location.search).get('lang') ?? 'en')
start()
const target = document.getElementById('app')
if (target) mount(Gallery, { target })

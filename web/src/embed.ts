// The embedded player's entrance: nothing of the application comes with it.
import { mount } from 'svelte'
import './design/tokens.css'
import './design/base.css'
import Embed from './features/embed/Embed.svelte'
import { speakAsWished } from './i18n/wish'

document.documentElement.dataset.theme = 'dark'
const target = document.getElementById('app')
await speakAsWished()
if (target) mount(Embed, { target })

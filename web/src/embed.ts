// The embedded player's entrance: nothing of the application comes with it.
import { mount } from 'svelte'
import './design/tokens.css'
import './design/base.css'
import Embed from './features/embed/Embed.svelte'

document.documentElement.dataset.theme = 'dark'
const target = document.getElementById('app')
if (target) mount(Embed, { target })

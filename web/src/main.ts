// The application's entrance.
import { mount } from 'svelte'
import './design/tokens.css'
import './design/base.css'
import App from './App.svelte'
import { speakAsWished } from './i18n/wish'

const target = document.getElementById('app')
await speakAsWished()
if (target) mount(App, { target })

// The application's entrance.
import { mount } from 'svelte'
import './design/tokens.css'
import './design/base.css'
import App from './App.svelte'
import { speakAsWished } from './i18n/wish'

const target = document.getElementById('app')
await speakAsWished()
if (target) mount(App, { target })

// Opens the application without a connection; nobody waits for it. Where it is refused, pages come from the server alone.
if (import.meta.env.PROD && 'serviceWorker' in navigator) {
  const later = () => setTimeout(() => void navigator.serviceWorker.register('/client/service-worker.js', { scope: '/' }).catch(() => undefined), 1500)
  if (document.readyState === 'complete') later()
  else addEventListener('load', later)
}

// Tests read English, as the application does once it has looked at what the person wants.
import { speak } from '../src/i18n/state.svelte'

await speak('en')

// The way to the page for signing in, and back.
import { place } from './router.svelte'

export const signInPath = (): string => `/login?next=${encodeURIComponent(place.path + place.search)}`

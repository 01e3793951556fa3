// Which language a person wants: the address says it, then what they chose here (the cookie that the server reads, too), then
// the browser. A choice of an account holds where nothing was chosen in this browser.
import { choose, languages, match, PSEUDO } from './languages'
import { speak, spoken } from './state.svelte'

const COOKIE = 'clientLanguage'

export const cookieOf = (cookies: string): string | null => {
  const found = cookies.split('; ').find((one) => one.startsWith(`${COOKIE}=`))
  return found === undefined ? null : decodeURIComponent(found.slice(COOKIE.length + 1))
}

const asked = (): string | null => new URLSearchParams(location.search).get('lang')
const chosen = (): string | null => {
  try {
    return cookieOf(document.cookie)
  } catch {
    return null
  }
}

/** Speaks what the person wants, else what the server wrote the page in. English stands in when a catalogue does not arrive. */
export async function speakAsWished(): Promise<void> {
  const tag = choose([asked(), chosen(), ...navigator.languages, document.documentElement.lang])
  try {
    await speak(tag)
  } catch {
    await speak('en')
  }
}

/** The language that the address asks for, when this browser does not remember it yet. The pretended one is for a look only. */
export function askedAnew(): string | null {
  const tag = match(asked() ?? '')
  return tag && tag !== PSEUDO && tag !== chosen() ? tag : null
}

/** What an account says, when neither the address nor this browser says otherwise. */
export async function speakAsAccount(language: string | null | undefined): Promise<void> {
  const tag = language ? match(language) : null
  if (tag && tag !== spoken().tag && !asked() && !chosen()) await speak(tag).catch(() => undefined)
}

export const offered = languages
export const isPretended = (): boolean => spoken().tag === PSEUDO

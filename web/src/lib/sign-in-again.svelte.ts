// The question that is put when the server has ended the session of somebody who is in the middle of something.
import type { Component } from 'svelte'
import { session } from '$/api/client'
import { OfflineError } from '$/api/errors'
import type { Tokens } from '$/api/session'
import { site } from './site.svelte'

type Answer = Tokens | null | undefined

export const asked = $state<{ View?: Component; answer?: (answer: Answer) => void }>({})
let putOff = false

/** Whether somebody is writing: what opens on top would take their next letters, and their next click. */
function writing(): boolean {
  const field = document.activeElement?.closest<HTMLInputElement | HTMLTextAreaElement>('main :is(input, textarea)')
  // Only what has letters in it has a selection.
  return Boolean(field?.value && field.selectionStart !== null)
}

/** Whether it is asked is decided here: not on behalf of the page alone, while somebody writes or once it was put off, nor of who never was here. */
async function ask(wanted: boolean): Promise<Answer> {
  if (!site.me) return null
  if (!wanted && (putOff || writing())) return undefined
  if (!asked.View) {
    const loaded = await import('$/features/user/SignInAgain.svelte').catch((error: unknown) => {
      throw new OfflineError(error)
    })
    asked.View = loaded.default
  }
  const answer = await new Promise<Answer>((resolve) => (asked.answer = resolve))
  asked.answer = undefined
  putOff = answer === undefined
  return answer
}

/** From now on, whoever loses the session is asked. */
export function askInsteadOfLeaving(): void {
  session.askWith(ask)
}

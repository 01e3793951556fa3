// Watched words and what they lead to, of one person or of the instance: the same at two addresses.
import { api, data } from '$/api/client'
import type { WordList } from '$/api/types'

/** The name of an account, or nothing for the instance. */
export type WordScope = string | null
type Body = { listName: string; words: string[] }

export function wordLists(accountName: WordScope, start: number, count: number): Promise<{ total: number; data: WordList[] }> {
  const query = { start, count, sort: '-updatedAt' }
  return accountName === null
    ? data(api.GET('/api/v1/watched-words/server/lists', { params: { query } }))
    : data(api.GET('/api/v1/watched-words/accounts/{accountName}/lists', { params: { path: { accountName }, query } }))
}

export async function saveList(accountName: WordScope, listId: number | null, body: Body): Promise<void> {
  if (accountName === null) {
    if (listId === null) await api.POST('/api/v1/watched-words/server/lists', { body })
    else await api.PUT('/api/v1/watched-words/server/lists/{listId}', { params: { path: { listId } }, body })
  } else if (listId === null) await api.POST('/api/v1/watched-words/accounts/{accountName}/lists', { params: { path: { accountName } }, body })
  else await api.PUT('/api/v1/watched-words/accounts/{accountName}/lists/{listId}', { params: { path: { accountName, listId } }, body })
}

export async function removeList(accountName: WordScope, listId: number): Promise<void> {
  if (accountName === null) await api.DELETE('/api/v1/watched-words/server/lists/{listId}', { params: { path: { listId } } })
  else await api.DELETE('/api/v1/watched-words/accounts/{accountName}/lists/{listId}', { params: { path: { accountName, listId } } })
}

/** Names of lists and of what is always looked for, and those that hold comments back or make videos wait. */
export async function tagPolicy(accountName: WordScope): Promise<{ tags: string[]; chosen: string[] }> {
  if (accountName === null) {
    const [found, policy] = await Promise.all([data(api.GET('/api/v1/automatic-tags/server/available')), data(api.GET('/api/v1/automatic-tags/policies/server/videos'))])
    return { tags: found.available.map(({ name }) => name), chosen: policy.autoBlock }
  }
  const params = { path: { accountName } }
  const [found, policy] = await Promise.all([
    data(api.GET('/api/v1/automatic-tags/accounts/{accountName}/available', { params })),
    data(api.GET('/api/v1/automatic-tags/policies/accounts/{accountName}/comments', { params })),
  ])
  return { tags: found.available.map(({ name }) => name), chosen: policy.review }
}

export async function setTagPolicy(accountName: WordScope, chosen: string[]): Promise<void> {
  if (accountName === null) await api.PUT('/api/v1/automatic-tags/policies/server/videos', { body: { autoBlock: chosen } })
  else await api.PUT('/api/v1/automatic-tags/policies/accounts/{accountName}/comments', { params: { path: { accountName } }, body: { review: chosen } })
}

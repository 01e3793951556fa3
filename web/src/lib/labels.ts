// The server's numbered choices in the words of the page's language. What the server added (a plugin's category, a state to
// come) keeps the label it was given.
import type { TextKey } from '$/i18n'
import { t } from '$/i18n'
import { languageName } from './format'

type Labelled = { id?: number | string | null; label: string }
type Plain = { [Key in TextKey]: Key extends `${'category' | 'licence' | 'privacy' | 'state'}.${string}` | 'user.admin' | 'user.moderator' | 'user.user' ? Key : never }[TextKey]

const categories: Record<string, Plain> = {
  1: 'category.1', 2: 'category.2', 3: 'category.3', 4: 'category.4', 5: 'category.5', 6: 'category.6', 7: 'category.7', 8: 'category.8', 9: 'category.9',
  10: 'category.10', 11: 'category.11', 12: 'category.12', 13: 'category.13', 14: 'category.14', 15: 'category.15', 16: 'category.16', 17: 'category.17', 18: 'category.18',
}
const licences: Record<string, Plain> = {
  1: 'licence.1', 2: 'licence.2', 3: 'licence.3', 4: 'licence.4', 5: 'licence.5', 6: 'licence.6', 7: 'licence.7', 8: 'licence.8', 9: 'licence.9',
}
const privacies: Record<string, Plain> = { 1: 'privacy.1', 2: 'privacy.2', 3: 'privacy.3', 4: 'privacy.4', 5: 'privacy.5' }
const states: Record<string, Plain> = {
  1: 'state.1', 2: 'state.2', 3: 'state.3', 4: 'state.4', 5: 'state.5', 6: 'state.6', 7: 'state.7', 8: 'state.8', 9: 'state.9', 10: 'state.10', 11: 'state.11',
}
const roles: Record<string, Plain> = { 0: 'user.admin', 1: 'user.moderator', 2: 'user.user' }

const from = (known: Record<string, Plain>, { id, label }: Labelled): string => {
  const key = known[String(id)]
  return key === undefined ? label : t(key)
}

export const categoryLabel = (category: Labelled): string => from(categories, category)
export const licenceLabel = (licence: Labelled): string => from(licences, licence)
export const privacyLabel = (privacy: Labelled): string => from(privacies, privacy)
export const stateLabel = (state: Labelled): string => from(states, state)
export const roleLabel = (role: Labelled): string => from(roles, role)
export const languageLabel = ({ id, label }: Labelled): string => (id == null ? label : languageName(String(id), label))

/** A list of choices as the API gives it, in the language of the page. */
export const relabelled = (list: Record<string, string> | undefined, name: (one: Labelled) => string): [string, string][] =>
  Object.entries(list ?? {}).map(([id, label]) => [id, name({ id, label })])

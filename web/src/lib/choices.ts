// The lists of categories, licences and languages of this instance, asked for once for however many forms.
import { api, data } from '$/api/client'

export type Labels = Record<string, string>
export type Choices = { categories: Labels; licences: Labels; languages: Labels }

let asked: Promise<Choices> | undefined

/** A failure is forgotten, so that the next form asks again. */
export function choices(): Promise<Choices> {
  asked ??= Promise.all([
    data(api.GET('/api/v1/videos/categories')),
    data(api.GET('/api/v1/videos/licences')),
    data(api.GET('/api/v1/videos/languages')),
  ]).then(
    ([categories, licences, languages]) => ({ categories, licences, languages }),
    (error: unknown) => {
      asked = undefined
      throw error
    },
  )
  return asked
}

// Handles of channels and people: 1 to 50 small letters, digits, dots, underscores and hyphens, beginning with a letter or digit. Pure.
const MOST = 50

export const isHandle = (name: string): boolean => /^[a-z0-9][a-z0-9._-]{0,49}$/.test(name)

/** A handle made of a name, as far as its letters go. */
export const handleFrom = (name: string): string =>
  name
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '_')
    .replace(/^_+|_+$/g, '')
    .slice(0, MOST)

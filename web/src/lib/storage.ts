// Small things remembered in this browser. Storage that is full or forbidden loses them silently: none is precious.

export function recall<T>(name: string, otherwise: T, check: (found: unknown) => found is T): T {
  try {
    const found: unknown = JSON.parse(localStorage.getItem(`sepiola.${name}`) ?? 'null')
    return check(found) ? found : otherwise
  } catch {
    return otherwise
  }
}

export function remember(name: string, value: unknown): void {
  try {
    localStorage.setItem(`sepiola.${name}`, JSON.stringify(value))
  } catch {
    /* full or forbidden */
  }
}

export const isNumber = (found: unknown): found is number => typeof found === 'number' && Number.isFinite(found)
export const isBoolean = (found: unknown): found is boolean => typeof found === 'boolean'
export const isText = (found: unknown): found is string => typeof found === 'string'

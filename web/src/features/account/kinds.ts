// A choice for one kind of sensitive material, kept as a bit in one of four numbers. Pure.
export type Kind = 'default' | 'do_not_list' | 'warn' | 'blur' | 'display'

type Flags = { nsfwFlagsDisplayed: number; nsfwFlagsHidden: number; nsfwFlagsWarned: number; nsfwFlagsBlurred: number }

const places = { do_not_list: 'nsfwFlagsHidden', warn: 'nsfwFlagsWarned', blur: 'nsfwFlagsBlurred', display: 'nsfwFlagsDisplayed' } as const

export function kindChoice(flags: Flags, kind: number): Kind {
  const found = (Object.keys(places) as (keyof typeof places)[]).find((name) => (flags[places[name]] & kind) !== 0)
  return found ?? 'default'
}

/** The four numbers with the kind in one of them, or in none. */
export function withKind(flags: Flags, kind: number, choice: Kind): Flags {
  const next: Flags = {
    nsfwFlagsDisplayed: flags.nsfwFlagsDisplayed & ~kind,
    nsfwFlagsHidden: flags.nsfwFlagsHidden & ~kind,
    nsfwFlagsWarned: flags.nsfwFlagsWarned & ~kind,
    nsfwFlagsBlurred: flags.nsfwFlagsBlurred & ~kind,
  }
  if (choice !== 'default') next[places[choice]] |= kind
  return next
}

// Which rows of a list are chosen, and doing one thing to each of them. What fails stays chosen.
import { SvelteSet } from 'svelte/reactivity'

export class Selection<Name> {
  readonly chosen = new SvelteSet<Name>()
  /** How many of how many are done, while something is done. */
  progress = $state.raw<{ done: number; of: number } | null>(null)
  /** The row that was chosen last: with shift, all between it and the next one follow. */
  private last: Name | null = null

  toggle(name: Name, on: boolean, among: readonly Name[] = [], range = false): void {
    const from = this.last === null ? -1 : among.indexOf(this.last)
    const to = among.indexOf(name)
    const names = range && from >= 0 && to >= 0 ? among.slice(Math.min(from, to), Math.max(from, to) + 1) : [name]
    for (const one of names) {
      if (on) this.chosen.add(one)
      else this.chosen.delete(one)
    }
    this.last = name
  }

  all(names: readonly Name[], on: boolean): void {
    this.chosen.clear()
    if (on) for (const name of names) this.chosen.add(name)
  }

  /** Runs `work` for each chosen one, in turn. Returns why the first failed one failed, and how many did. */
  async each(work: (name: Name) => Promise<void>): Promise<{ done: number; failed: number; error: unknown }> {
    const names = [...this.chosen]
    const result = { done: 0, failed: 0, error: null as unknown }
    for (const [at, name] of names.entries()) {
      this.progress = { done: at, of: names.length }
      try {
        await work(name)
        this.chosen.delete(name)
        result.done += 1
      } catch (error) {
        result.failed += 1
        result.error ??= error
      }
    }
    this.progress = null
    return result
  }
}

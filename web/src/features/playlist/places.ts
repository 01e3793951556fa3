// Where a playlist stands: the places that can be played, and the one that is. Pure.

export type Place = { position: number; start: number | null; stop: number | null; uuid: string; name: string }

export class Places {
  private readonly list: readonly Place[]
  private readonly at: number

  /** `position` is the place to begin with; one that cannot be played is passed over. */
  constructor(list: readonly Place[], position: number) {
    this.list = list.toSorted((a, b) => a.position - b.position)
    const found = this.list.findIndex((place) => place.position >= position)
    this.at = found < 0 ? this.list.length - 1 : found
  }

  get current(): Place | undefined {
    return this.list[this.at]
  }

  get next(): Place | undefined {
    return this.list[this.at + 1]
  }

  get previous(): Place | undefined {
    return this.list[this.at - 1]
  }

  goTo(place: Place): Places {
    return new Places(this.list, place.position)
  }
}

// The picture that the server put where the player will be: it goes when the player is there, or when another page is.

export const dropFirst = (): void => document.getElementById('first')?.remove()

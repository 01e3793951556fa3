// Asking for more of a list while its end is near the window.

/** `use:nearEnd={more}` on an element behind the list. */
export function nearEnd(node: HTMLElement, more: () => void): { destroy: () => void } {
  const observer = new IntersectionObserver((entries) => entries.some((entry) => entry.isIntersecting) && more(), { rootMargin: '900px' })
  observer.observe(node)
  return { destroy: () => observer.disconnect() }
}

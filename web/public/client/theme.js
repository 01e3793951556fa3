// Runs before the first paint: without it, a chosen dark theme would flash light. A file, since the policy forbids inline script.
try {
  var chosen = localStorage.getItem('sepiola.theme')
  if (chosen === 'dark' || chosen === 'light') document.documentElement.dataset.theme = chosen
  // The instance's own colours, as they were last time.
  var look = localStorage.getItem('sepiola.look')
  if (look) {
    var sheet = new CSSStyleSheet()
    sheet.replaceSync(look)
    document.adoptedStyleSheets = [sheet]
  }
} catch (e) {
  /* storage is blocked: the system's theme applies */
}

// Runs before the first paint: without it, a chosen dark theme would flash light. A file, since the policy forbids inline script.
try {
  var chosen = localStorage.getItem('sepiola.theme')
  if (chosen === 'dark' || chosen === 'light') document.documentElement.dataset.theme = chosen
} catch (e) {
  /* storage is blocked: the system's theme applies */
}

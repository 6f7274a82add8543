import titles from 'virtual:words/en-app/titles'

/** A route's `meta` that says the page's title and the product's name. */
export function pageTitle(name: keyof typeof titles) {
  return () => [{ title: `${titles[name]} · Preflight` }]
}

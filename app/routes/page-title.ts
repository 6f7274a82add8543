import { app } from '#app/messages/en.json'

const titles: Record<string, string> = app.titles

/** A route's `meta` that says the page's title and the product's name. */
export function pageTitle(name: keyof typeof app.titles) {
  return () => [{ title: `${titles[name]} · Preflight` }]
}

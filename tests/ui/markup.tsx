import type { ReactNode } from 'react'
import { renderToStaticMarkup } from 'react-dom/server'
import { createMemoryRouter, RouterProvider } from 'react-router'
import { IntlProvider } from 'use-intl'
import messages from '#app/messages/en.json'

/** What the server sends for these elements, before any script has run. */
export function markup(node: ReactNode): string {
  const router = createMemoryRouter([{ path: '*', element: node }])
  return renderToStaticMarkup(
    <IntlProvider locale="en" messages={messages} timeZone="Europe/Berlin">
      <RouterProvider router={router} />
    </IntlProvider>,
  )
}

export type Tag = Record<string, string>

/** The attributes of every tag of one kind, in order; an attribute without a value is "". */
export function tags(html: string, name: string): Tag[] {
  return [...html.matchAll(new RegExp(`<${name}(?=[\\s>/])([^>]*)>`, 'g'))].map(([, attributes = '']) =>
    Object.fromEntries(
      [...attributes.matchAll(/([\w-]+)(?:="([^"]*)")?/g)].map(([, key = '', value = '']) => [key, value]),
    ),
  )
}

/** The scripts that a browser runs: not those that hold data. */
export function runningScripts(html: string): Tag[] {
  return tags(html, 'script').filter(({ type }) => type !== 'application/ld+json')
}

/** What a plain form around this markup would post as it stands, without its buttons; of a page, without its foot. */
export function posted(html: string): [string, string][] {
  return tags(html.split('</main>')[0] ?? '', 'input').flatMap(
    ({ type, name = '', value = '', checked }): [string, string][] =>
      (type === 'radio' || type === 'checkbox') && checked === undefined ? [] : [[name, value]],
  )
}

/** The text that a reader sees, with plain spaces. */
export function text(html: string): string {
  return spaced(html.replace(/<[^>]+>/g, ' '))
}

/** Words as `text` gives them. */
export const spaced = (words: string): string => words.replace(/\s+/g, ' ').trim()

import type { RouterContextProvider } from 'react-router'
import { page, services } from '#app/context.server.ts'
import type { Locale } from '#app/messages/locales.ts'
import { sayIn } from './words.server.ts'

/**
 * Lets the answer to a request speak a language, whatever its reader likes: for what is meant for one. Before anything of it
 * is loaded, and not for pages that go on in the browser.
 */
export async function speak(context: Readonly<RouterContextProvider>, locale: Locale): Promise<void> {
  if (context.get(page).locale === locale) return
  const own = context.get(services)
  context.set(page, { ...context.get(page), locale })
  context.set(services, { ...own, ...own.inLanguage(locale), say: await sayIn(locale) })
}

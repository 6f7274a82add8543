import type { RouterContextProvider } from 'react-router'
import { services } from '#app/context.server.ts'
import { LOCALES, type Locale } from '#app/messages/locales.ts'
import { fieldOf } from '#app/server/form.server.ts'
import { refusal } from '#app/server/refusal.server.ts'

/** The language that a form of a client names; `undefined`: it has no such field. @throws a 400 response for one that we do not speak */
export function languageIn(context: Readonly<RouterContextProvider>, form: FormData): Locale | undefined {
  if (!form.has('language')) return undefined
  const named = LOCALES.find((locale) => locale === fieldOf(form, 'language'))
  if (named === undefined) throw refusal(400, context.get(services).say('unknownForm'))
  return named
}

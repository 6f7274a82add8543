import { redirect } from 'react-router'
import { services, visitor } from '#app/context.server.ts'
import { languagePlace } from '#app/core/account/language-place.ts'
import { LOCALES } from '#app/messages/locales.ts'
import { fieldOf, readForm } from '#app/server/form.server.ts'
import { requireWithinLimit } from '#app/server/limits.server.ts'
import { refusal } from '#app/server/refusal.server.ts'
import { languageCookie } from '#app/server/session-cookie.server.ts'
import { withCookies } from '#app/server/sign-in.server.ts'
import { saveUserLanguage } from '#db/queries/users.server.ts'
import type { Route } from './+types/language'

/**
 * Has the browser, and whoever is signed in, spoken to in another language from now on; then leads back to where they
 * were.
 */
export async function action({ context, request }: Route.ActionArgs) {
  const own = context.get(services)
  const form = await readForm(request, { language: 'one', place: 'one' }, own.say)
  const language = LOCALES.find((locale) => locale === fieldOf(form, 'language'))
  if (language === undefined) throw refusal(400, own.say('unknownForm'))
  const session = await context.get(visitor).session()
  if (session?.kind === 'member') {
    await requireWithinLimit(own, 'save', session.actorId)
    await own.database.withSys((tx) => saveUserLanguage(tx, session.actorId, language))
  }
  const place = languagePlace(fieldOf(form, 'place')) ?? '/assessments'
  throw redirect(place, { headers: withCookies([languageCookie(language)]) })
}

import type { RouterContextProvider } from 'react-router'
import { createTranslator } from 'use-intl'
import { page, services } from '#app/context.server.ts'
import { loadMessages } from '#app/messages/messages.server.ts'
import { refusal } from '#app/server/refusal.server.ts'
import { findWanted } from '#app/server/start-about.server.ts'
import { leadOn } from './lead-on.server.ts'

/**
 * The way of whoever asks to a check of one technique or use case.
 *
 * @throws a 404 response if there is none of this id, and the redirect where only one way is open
 */
export async function readyView(
  context: Readonly<RouterContextProvider>,
  kind: Parameters<typeof findWanted>[1],
  id: string,
) {
  const { catalogue, say } = context.get(services)
  const wanted = findWanted(catalogue, kind, id)
  if (!wanted) throw refusal(404, say('noTarget'))
  const { locale } = context.get(page)
  const t = createTranslator({ locale, messages: await loadMessages(locale), namespace: 'ready' })
  return { title: t('heading', { name: wanted.name }), view: await leadOn(context, wanted) }
}

import { createTranslator } from 'use-intl'
import { page, services } from '#app/context.server.ts'
import { glossaryFile } from '#app/core/library/glossary-file.ts'
import { loadMessages } from '#app/messages/messages.server.ts'
import type { Route } from './+types/glossary-json'

/** All terms for programs. */
export async function loader({ context, url }: Route.LoaderArgs): Promise<Response> {
  const { locale } = context.get(page)
  const t = createTranslator({ locale, messages: await loadMessages(locale), namespace: 'library.file' })
  const told = { name: t('name'), licence: t('licence'), origin: url.origin }
  return Response.json(glossaryFile(context.get(services).catalogue, told))
}

import { createTranslator } from 'use-intl'
import { page, services } from '#app/context.server.ts'
import { loadMessages } from '#app/messages/messages.server.ts'
import { publicMeta } from '#app/routes/library/public-meta.ts'
import { sharePicture } from '#app/server/library/share-pictures.server.ts'
import { refusal } from '#app/server/refusal.server.ts'
import type { Route } from './+types/use-case'
import { UseCasePage } from './use-case-page.tsx'
import { libraryUseCase } from './use-case-view.server.ts'

/** A document and nothing else: no script is sent with it. */
export const handle = { hydrate: false }

export async function loader({ context, params, url }: Route.LoaderArgs) {
  const { model, say } = context.get(services)
  const { locale } = context.get(page)
  const view = libraryUseCase(model, params.useCaseId)
  if (!view) throw refusal(404, say('noUseCase'))
  const t = createTranslator({ locale, messages: await loadMessages(locale), namespace: 'useCases.page' })
  return {
    page: {
      title: t('title', { name: view.name }),
      description: t('description', { name: view.name, about: view.description }),
      origin: url.origin,
      locale,
      path: `/use-cases/${view.id}`,
      crumbs: [{ href: '/use-cases', label: t('crumb') }],
      picture: await sharePicture(model.catalogue, 'use-case', view.id, locale),
    },
    view,
  }
}

export function meta({ loaderData }: Route.MetaArgs) {
  return loaderData ? publicMeta(loaderData.page) : []
}

export default function UseCaseRoute({ loaderData }: Route.ComponentProps) {
  return <UseCasePage view={loaderData.view} crumbs={loaderData.page.crumbs} />
}

import { createTranslator } from 'use-intl'
import { page, services, visitor } from '#app/context.server.ts'
import { ACTION_EFFORTS, findActions, groupActions } from '#app/core/library/find-actions.ts'
import { loadMessages } from '#app/messages/messages.server.ts'
import { publicMeta } from '#app/routes/library/public-meta.ts'
import { requireWithinLimit } from '#app/server/limits.server.ts'
import type { Route } from './+types/list'
import { ActionListPage } from './action-list-page.tsx'
import { listedOf } from './listed-action.ts'
import { readFilter } from './read-filter.ts'

/** A document and nothing else: no script is sent with it. */
export const handle = { hydrate: false }

export async function loader({ context, url }: Route.LoaderArgs) {
  const { locale } = context.get(page)
  const own = context.get(services)
  const { catalogue } = own
  const t = createTranslator({ locale, messages: await loadMessages(locale), namespace: 'actionPages.list' })
  const { filter, isAsked, ignored } = readFilter(catalogue, url.searchParams)
  if (filter.query !== '') await requireWithinLimit(own, 'search', context.get(visitor).address)
  const listed = listedOf(catalogue)
  const { actions, match } = findActions(catalogue, filter)
  const groups = isAsked ? [] : groupActions(catalogue, actions)
  const used = new Set(catalogue.actions.map(({ role }) => role))
  return {
    title: t('title'),
    description: t('description', { count: catalogue.actions.length }),
    origin: url.origin,
    locale,
    count: catalogue.actions.length,
    filter,
    isAsked,
    ignored,
    match,
    found: isAsked ? actions.map(listed) : [],
    groups: groups.map(({ dimension: { id, name, about }, capabilities }) => ({
      id,
      name,
      about,
      capabilities: capabilities.map((group) => ({
        id: group.capability.id,
        name: group.capability.name,
        actions: group.actions.map(listed),
      })),
    })),
    offers: {
      dimensions: catalogue.dimensions.map(({ id, name }) => ({ id, name })),
      roles: catalogue.roles.filter(({ id }) => used.has(id)).map(({ id, name }) => ({ id, name })),
      efforts: [...ACTION_EFFORTS],
    },
  }
}

export function meta({ loaderData }: Route.MetaArgs) {
  if (!loaderData) return []
  const { title, description, origin, locale } = loaderData
  return publicMeta({ title, description, origin, locale, path: '/actions' })
}

export default function ActionListRoute({ loaderData }: Route.ComponentProps) {
  return <ActionListPage {...loaderData} />
}

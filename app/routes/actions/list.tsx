import { createTranslator } from 'use-intl'
import { page, services, visitor } from '#app/context.server.ts'
import { ACTION_EFFORTS, entriesOf, findActions, groupActions } from '#app/core/library/find-actions.ts'
import { loadMessages } from '#app/messages/messages.server.ts'
import { publicMeta } from '#app/routes/library/public-meta.ts'
import { requireWithinLimit } from '#app/server/limits.server.ts'
import type { Route } from './+types/list'
import { ActionListPage } from './action-list-page.tsx'
import { listedOf } from './listed-action.ts'
import { readFilter } from './read-filter.ts'

/** A document; the only script searches in what it shows. */
export const handle = { hydrate: false, islands: ['action-search'] }

export async function loader({ context, url }: Route.LoaderArgs) {
  const { locale } = context.get(page)
  const own = context.get(services)
  const { catalogue } = own
  const t = createTranslator({ locale, messages: await loadMessages(locale), namespace: 'actionPages.list' })
  const { filter, isAsked, ignored } = readFilter(catalogue, url.searchParams)
  if (filter.query !== '') await requireWithinLimit(own, 'search', context.get(visitor).address)
  const listed = listedOf(catalogue)
  const { actions, match } = findActions(catalogue, filter)
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
    /** All of them: hidden while something is asked for, to be searched by the script. */
    groups: groupActions(catalogue, catalogue.actions).map(({ dimension: { id, name, about }, capabilities }) => ({
      id,
      name,
      about,
      capabilities: capabilities.map((group) => ({
        id: group.capability.id,
        name: group.capability.name,
        actions: group.actions.map(listed),
      })),
    })),
    searched: Object.fromEntries(
      [...entriesOf(catalogue)].map(([id, { id: _, name: _name, definition: _definition, ...searched }]) => [
        id,
        searched,
      ]),
    ),
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

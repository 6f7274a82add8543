import { useTranslations } from 'use-intl'
import type { ActionFilter } from '#app/core/library/find-actions.ts'
import type { SearchResult } from '#app/core/library/search-techniques.ts'
import { LibraryFrame } from '#app/routes/library/library-frame.tsx'
import { PlaceLink } from '#app/routes/library/place-link.tsx'
import { Notice } from '#app/ui/notice.tsx'
import { ACTIONS } from './action-address.ts'
import { ActionFilterForm, type Offers } from './action-filter.tsx'
import { ActionRows, type Searched } from './action-rows.tsx'
import type { ListedAction } from './listed-action.ts'
import type { Ignored } from './read-filter.ts'

type Group = {
  id: string
  name: string
  about: string
  capabilities: { id: string; name: string; actions: ListedAction[] }[]
}

type ActionListPageProps = {
  /** Of all actions that there are. */
  count: number
  filter: ActionFilter
  isAsked: boolean
  ignored: readonly Ignored[]
  match: SearchResult['match']
  /** In the order of worth; empty where nothing was asked. */
  found: readonly ListedAction[]
  /** All actions. */
  groups: readonly Group[]
  searched: Readonly<Record<string, Searched>>
  offers: Offers
}

/** All actions by what they raise, or those that somebody asked for. */
export function ActionListPage(view: ActionListPageProps) {
  const t = useTranslations('actionPages.list')
  const { count, filter, isAsked, ignored, groups, searched, offers } = view
  return (
    <LibraryFrame current="actions">
      <header className="grid gap-4">
        <h1 className="max-w-[28ch]">{t('heading', { count })}</h1>
        <p className="max-w-measure text-lg">{t('lead')}</p>
        <p className="max-w-measure text-soft">{t('effortNote')}</p>
      </header>
      <div className="my-8 grid gap-6 border-hair border-y py-6">
        <ActionFilterForm filter={filter} offers={offers} />
      </div>
      {ignored.length > 0 && (
        <div className="mb-8">
          <Notice kind="warn" title={t('ignored')}>
            <p>{t('ignoredText', { names: ignored.map((name) => t(name)).join(', ') })}</p>
          </Notice>
        </div>
      )}
      <Found {...view} />
      <Groups groups={groups} searched={searched} isHidden={isAsked} />
    </LibraryFrame>
  )
}

/** Hidden where nothing is asked for, until the script finds something. */
function Found({ found, match, count, isAsked }: ActionListPageProps) {
  const t = useTranslations('actionPages.list')
  const counts = { 'data-zero': t('found', { count: 0 }), 'data-single': t('found', { count: 1 }) }
  return (
    <section data-found aria-labelledby="found" hidden={!isAsked}>
      <div className="mb-4 flex flex-wrap items-baseline gap-x-6 gap-y-1">
        <h2 id="found" aria-live="polite" data-count {...counts} data-many={t('foundMany', { count: '#' })}>
          {t('found', { count: found.length })}
        </h2>
        <PlaceLink href={ACTIONS} className="inline-flex min-h-11 items-center">
          {t('all', { count })}
        </PlaceLink>
      </div>
      <p data-some hidden={match !== 'some'} className="mb-4 max-w-measure text-soft">
        {t('some')}
      </p>
      <p data-none hidden={found.length > 0} className="max-w-measure">
        {t('none')}
      </p>
      <ActionRows actions={found} level="h3" namesCapability isHits />
    </section>
  )
}

type GroupsProps = Pick<ActionListPageProps, 'groups' | 'searched'> & { isHidden: boolean }

function Groups({ groups, searched, isHidden }: GroupsProps) {
  const t = useTranslations('actionPages.list')
  return (
    <div data-groups hidden={isHidden}>
      <nav aria-label={t('contents')}>
        <ol className="flex flex-wrap gap-x-6">
          {groups.map(({ id, name }) => (
            <li key={id}>
              <a href={`#${id}`} className="inline-flex min-h-11 items-center">
                {name}
              </a>
            </li>
          ))}
        </ol>
      </nav>
      {groups.map(({ id, name, about, capabilities }) => (
        <section key={id} id={id} aria-labelledby={`${id}-title`} className="mt-12 scroll-mt-8">
          <h2 id={`${id}-title`}>{name}</h2>
          <p className="mt-2 max-w-measure text-soft">{about}</p>
          <div className="mt-6 grid gap-8">
            {capabilities.map((capability) => (
              <section key={capability.id} aria-labelledby={`${capability.id}-title`}>
                <h3 id={`${capability.id}-title`} className="mb-3">
                  {capability.name}
                </h3>
                <ActionRows actions={capability.actions} level="h4" searched={searched} />
              </section>
            ))}
          </div>
        </section>
      ))}
    </div>
  )
}

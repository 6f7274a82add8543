import type { ReactNode } from 'react'
import { useTranslations } from 'use-intl'
import { PlaceLink } from '#app/routes/library/place-link.tsx'
import type { ActionView, AskerView } from './action-view.ts'

/** What asks for the level that an action gives, what it is a step towards, and which pitfalls it is a first answer to. */
export function Opens({ view }: { view: ActionView }) {
  const t = useTranslations('actionPages.page')
  const { profiles, useCases, techniques, pitfalls, to } = view
  const asking = [...profiles, ...useCases, ...techniques]
  return (
    <div className="grid gap-10">
      {asking.length === 0 && <p className="max-w-measure">{t('nobodyAsks', { level: to.level })}</p>}
      {asking.length > 0 && asking.every(({ isLater }) => isLater) && (
        <p className="max-w-measure">{t('onTheWay', { level: to.level })}</p>
      )}
      {pitfalls.length > 0 && (
        <Group title={t('pitfalls')} lead={t('pitfallsLead')}>
          <ul className="grid gap-1">
            {pitfalls.map(({ name, href }) => (
              <li key={href}>
                <PlaceLink href={href}>{name}</PlaceLink>
              </li>
            ))}
          </ul>
        </Group>
      )}
      {profiles.length > 0 && (
        <Group title={t('profiles')} lead={t('profilesLead')}>
          <Reasons askers={profiles} />
        </Group>
      )}
      {useCases.length > 0 && (
        <Group title={t('useCases', { count: useCases.length })}>
          <Reasons askers={useCases} />
        </Group>
      )}
      {techniques.length > 0 && (
        <Group title={t('techniques', { count: techniques.length })}>
          <Reasons askers={techniques} />
        </Group>
      )}
    </div>
  )
}

function Group({ title, lead, children }: { title: string; lead?: string; children: ReactNode }) {
  return (
    <div>
      <h3>{title}</h3>
      {lead && <p className="mt-1 max-w-measure text-soft">{lead}</p>}
      <div className="mt-3">{children}</div>
    </div>
  )
}

/** Who asks, and why; in two columns where there is room. */
function Reasons({ askers }: { askers: readonly AskerView[] }) {
  const t = useTranslations('actionPages.page')
  return (
    <ul className="grid gap-x-12 lg:grid-cols-2">
      {askers.map((asker) => (
        <li key={asker.name} className="border-hair border-b py-3">
          <p>
            {asker.href ? (
              <PlaceLink href={asker.href}>{asker.name}</PlaceLink>
            ) : (
              <b className="font-semibold">{asker.name}</b>
            )}
          </p>
          <p className="text-soft">{asker.why}</p>
          <p className="text-faint text-sm">
            {notesOf(asker)
              .map((note) => t(`notes.${note}`, { level: asker.level }))
              .join(' · ')}
          </p>
        </li>
      ))}
    </ul>
  )
}

type Note = 'must' | 'helps' | 'later' | 'oneOfSeveral' | 'buildOnly'

const notesOf = ({ isMust, isLater, isOneOfSeveral, isBuildOnly }: AskerView): Note[] => [
  isMust ? 'must' : 'helps',
  ...(isLater ? (['later'] as const) : []),
  ...(isOneOfSeveral ? (['oneOfSeveral'] as const) : []),
  ...(isBuildOnly ? (['buildOnly'] as const) : []),
]

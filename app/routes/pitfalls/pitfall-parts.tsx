import { useFormatter, useTranslations } from 'use-intl'
import { PlaceLink } from '#app/routes/library/place-link.tsx'
import { Disclosure } from '#app/ui/disclosure.tsx'
import type { Exposed, LibraryPitfall, Weighed } from './pitfall-view.server.ts'

const ROW = 'grid gap-x-8 gap-y-1 border-hair border-b py-3 md:grid-cols-[minmax(0,18rem)_minmax(0,1fr)]'

/** What is looked at, the heaviest first, each with its share. */
export function Weights({ capabilities }: { capabilities: readonly Weighed[] }) {
  const t = useTranslations('pitfalls.weights')
  const format = useFormatter()
  return (
    <ol>
      {capabilities.map(({ id, name, definition, share }) => (
        <li key={id} className={ROW}>
          <div className="grid content-start gap-2">
            <p className="font-semibold">{name}</p>
            <p className="text-sm text-soft tabular-nums">
              {t('share', { share: format.number(share, { style: 'percent', maximumFractionDigits: 0 }) })}
            </p>
            <svg viewBox="0 0 100 4" width="100" height="4" aria-hidden="true">
              <rect width="100" height="4" className="fill-hair" />
              <rect width={share * 100} height="4" className="fill-accent" />
            </svg>
          </div>
          <p className="max-w-measure text-soft">{definition}</p>
        </li>
      ))}
    </ol>
  )
}

/** The first steps out of it, with what each leaves behind. */
export function FirstActions({ actions }: { actions: LibraryPitfall['firstActions'] }) {
  return (
    <ol>
      {actions.map(({ id, name, deliverable }) => (
        <li key={id} className={ROW}>
          <PlaceLink href={`/actions/${id}`}>{name}</PlaceLink>
          <span className="max-w-measure text-soft">{deliverable}</span>
        </li>
      ))}
    </ol>
  )
}

/** Use cases and techniques that need most of what is looked at. */
export function ExposedTargets({ view: { everyPilot, useCases, techniques } }: { view: LibraryPitfall }) {
  const t = useTranslations('pitfalls.who')
  return (
    <div className="grid gap-8">
      {everyPilot.length > 0 && (
        <p className="max-w-measure">{t('everyPilot', { names: everyPilot.join(', '), count: everyPilot.length })}</p>
      )}
      <Targets title={t('useCases')} place="/use-cases" targets={useCases} />
      <Targets title={t('techniques')} place="/glossary" targets={techniques} />
    </div>
  )
}

/** So many are shown at once. */
const MOST_SHOWN = 8

function Targets({ title, place, targets }: { title: string; place: string; targets: readonly Exposed[] }) {
  const t = useTranslations('pitfalls.who')
  if (targets.length === 0) return null
  const rest = targets.slice(MOST_SHOWN)
  return (
    <div className="grid gap-2">
      <h3>{title}</h3>
      <TargetList place={place} targets={targets.slice(0, MOST_SHOWN)} />
      {rest.length > 0 && (
        <Disclosure summary={t('more', { count: rest.length })}>
          <TargetList place={place} targets={rest} />
        </Disclosure>
      )}
    </div>
  )
}

function TargetList({ place, targets }: { place: string; targets: readonly Exposed[] }) {
  return (
    <ol>
      {targets.map(({ id, name, capabilities }) => (
        <li key={id} className={ROW}>
          <PlaceLink href={`${place}/${id}`}>{name}</PlaceLink>
          <span className="max-w-measure text-soft">{capabilities.join(', ')}</span>
        </li>
      ))}
    </ol>
  )
}

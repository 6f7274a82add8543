import { useTranslations } from 'use-intl'
import { PlaceLink } from '#app/routes/library/place-link.tsx'
import { RungText } from '#app/routes/results/ladder.tsx'
import { Disclosure } from '#app/ui/disclosure.tsx'
import type { NeedsView, NeedView, WayView } from './needs-view.server.ts'

/** What has to be true before a pilot starts: its own musts in full, what every pilot needs and what helps folded away. */
export function Needs({ needs: { own, ways, homework, wishes } }: { needs: NeedsView }) {
  const t = useTranslations('useCases.needs')
  return (
    <div className="grid gap-8">
      <ul>
        {own.map((need) => (
          <Need key={need.id} need={need} />
        ))}
        {ways.map((way) => (
          <Way key={way.id} way={way} />
        ))}
      </ul>
      <div>
        {homework.length > 0 && (
          <Disclosure summary={t('homework', { count: homework.length })}>
            <p className="max-w-measure text-soft">{t('homeworkMeans')}</p>
            <NeedList needs={homework} />
          </Disclosure>
        )}
        {wishes.length > 0 && (
          <Disclosure summary={t('wishes', { count: wishes.length })}>
            <NeedList needs={wishes} />
          </Disclosure>
        )}
      </div>
    </div>
  )
}

function NeedList({ needs }: { needs: readonly NeedView[] }) {
  return (
    <ul>
      {needs.map((need) => (
        <Need key={need.id} need={need} />
      ))}
    </ul>
  )
}

function Need({ need: { name, level, lead, rest, facts, why, also, actions, wayOut } }: { need: NeedView }) {
  const t = useTranslations('useCases.needs')
  return (
    <li className="grid gap-x-8 gap-y-2 border-hair border-b py-4 md:grid-cols-[minmax(0,18rem)_minmax(0,1fr)]">
      <div className="grid content-start gap-1">
        <p className="font-semibold">{name}</p>
        <p className="text-sm text-soft">{t('level', { level })}</p>
      </div>
      <div className="grid max-w-measure content-start gap-2">
        <div>
          <RungText rung={{ level, text: `${lead}${rest}`, facts, state: 'ahead' }} />
        </div>
        {why && <p className="text-soft">{why}</p>}
        {also.map((reason) => (
          <p key={reason} className="text-soft">
            {reason}
          </p>
        ))}
        <Steps actions={actions} />
        {actions.length === 0 && wayOut && <p>{t('wayOut', { text: wayOut })}</p>}
      </div>
    </li>
  )
}

/** The actions that lead there, lowest first. */
function Steps({ actions }: { actions: NeedView['actions'] }) {
  const t = useTranslations('useCases.needs')
  if (actions.length === 0) return null
  return (
    <div className="text-sm">
      <p className="text-soft">{t('steps', { count: actions.length })}</p>
      <ol className="grid">
        {actions.map(({ id, name }) => (
          <li key={id}>
            <PlaceLink href={`/actions/${id}`} className="inline-flex min-h-8 items-center">
              {name}
            </PlaceLink>
          </li>
        ))}
      </ol>
    </div>
  )
}

function Way({ way: { name, why, options } }: { way: WayView }) {
  const t = useTranslations('useCases.needs')
  return (
    <li className="grid gap-3 border-hair border-b py-4">
      <p className="font-semibold">{name}</p>
      <p className="max-w-measure text-soft">{why}</p>
      <p>{t('oneIsEnough')}</p>
      <ul className="grid gap-4">
        {options.map((members) => (
          <li key={members.map(({ id }) => id).join(' ')} className="border-hair border-l-2 pl-4">
            <NeedList needs={members} />
          </li>
        ))}
      </ul>
    </li>
  )
}

import { useTranslations } from 'use-intl'
import type { SearchedAction } from '#app/core/library/find-actions.ts'
import { PlaceLink } from '#app/routes/library/place-link.tsx'
import { actionHref } from './action-address.ts'
import type { ListedAction } from './listed-action.ts'
import { useDays } from './use-effort.ts'

export type Searched = Omit<SearchedAction, 'id' | 'name' | 'definition'>

type ActionRowsProps = {
  actions: readonly ListedAction[]
  level: 'h3' | 'h4'
  namesCapability?: boolean
  /** Its rows are exchanged by the script for what it finds. */
  isHits?: boolean
  /** By id, what the script searches of each beside what its row shows; missing: it searches elsewhere. */
  searched?: Readonly<Record<string, Searched>>
}

/** Actions as lines: the step that each makes, what it is, and the work in it. */
export function ActionRows({
  actions,
  level: Name,
  namesCapability = false,
  isHits = false,
  searched,
}: ActionRowsProps) {
  const t = useTranslations('actionPages')
  const days = useDays()
  return (
    <ol data-hits={isHits || undefined} className="grid">
      {actions.map((action) => (
        <li
          key={action.id}
          {...(searched && {
            'data-action': action.id,
            'data-searched': JSON.stringify(searched[action.id]),
            'data-step': t('stepOf', { capability: action.capability, from: action.from, to: action.to }),
          })}
          className="grid gap-x-8 gap-y-1 border-hair border-t py-4 md:grid-cols-[minmax(0,1fr)_minmax(0,17rem)]"
        >
          <div className="grid content-start gap-1">
            <Name data-name className="font-sans text-base">
              <PlaceLink href={actionHref(action.id)}>{action.name}</PlaceLink>
            </Name>
            <p data-deliverable className="max-w-measure text-soft">
              {action.deliverable}
            </p>
          </div>
          <p className="grid content-start text-sm text-soft md:pt-0.5">
            <span>{t('effort', { days: days(action.days), weeks: action.weeks })}</span>
            <span>{action.role}</span>
            <span data-step className="text-faint">
              <Step action={action} namesCapability={namesCapability} />
            </span>
          </p>
        </li>
      ))}
    </ol>
  )
}

function Step({
  action: { capability, from, to },
  namesCapability,
}: {
  action: ListedAction
  namesCapability: boolean
}) {
  const t = useTranslations('actionPages')
  return namesCapability ? t('stepOf', { capability, from, to }) : t('step', { from, to })
}

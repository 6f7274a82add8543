import { useTranslations } from 'use-intl'
import { PlaceLink } from '#app/routes/library/place-link.tsx'
import { actionHref } from './action-address.ts'
import type { ListedAction } from './listed-action.ts'
import { useDays } from './use-effort.ts'

type ActionRowsProps = { actions: readonly ListedAction[]; level: 'h3' | 'h4'; namesCapability?: boolean }

/** Actions as lines: the step that each makes, what it is, and the work in it. */
export function ActionRows({ actions, level: Name, namesCapability = false }: ActionRowsProps) {
  const t = useTranslations('actionPages')
  const days = useDays()
  return (
    <ol className="grid">
      {actions.map((action) => (
        <li
          key={action.id}
          className="grid gap-x-8 gap-y-1 border-hair border-t py-4 md:grid-cols-[minmax(0,1fr)_minmax(0,17rem)]"
        >
          <div className="grid content-start gap-1">
            <Name className="font-sans text-base">
              <PlaceLink href={actionHref(action.id)}>{action.name}</PlaceLink>
            </Name>
            <p className="max-w-measure text-soft">{action.deliverable}</p>
          </div>
          <p className="grid content-start text-sm text-soft md:pt-0.5">
            <span>{t('effort', { days: days(action.days), weeks: action.weeks })}</span>
            <span>{action.role}</span>
            <span className="text-faint">
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

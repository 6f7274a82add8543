import { useTranslations } from 'use-intl'
import { groupDutyViews } from '#app/core/governance/views/duty-groups.ts'
import type { DutyView } from '#app/core/governance/views/triage-view.ts'
import { sayDutyDates } from '#app/report/governance/say-law.ts'
import { Disclosure } from '#app/ui/disclosure.tsx'
import { Tag } from '#app/ui/tag.tsx'
import { ContestedList } from './outcome-parts.tsx'
import { Places } from './places.tsx'
import { useSayLaw } from './use-say-law.ts'

const GROUPS = ['today', 'disputed', 'later', 'conditional'] as const

/** Duties by when they apply: today first, what is due under a condition last. @param on ISO day */
export function DutyList({ duties, on }: { duties: readonly DutyView[]; on: string }) {
  const t = useTranslations('governance.duties')
  const groups = groupDutyViews(duties, on)
  return GROUPS.map((id) => {
    const own = groups[id]
    if (own.length === 0) return null
    return (
      <div key={id} className="grid gap-2">
        <h4 className="font-semibold">{t(id, { count: own.length })}</h4>
        <ul className="grid max-w-measure">
          {own.map((duty) => (
            <DutyItem key={duty.id} duty={duty} />
          ))}
        </ul>
      </div>
    )
  })
}

function DutyItem({ duty }: { duty: DutyView }) {
  const t = useTranslations('governance.duties')
  const say = useSayLaw()
  const { statement, binding, onlyIf, owner, roles, evidence, places, dates, contested } = duty
  return (
    <li className="grid gap-1 border-hair border-t py-3">
      {onlyIf !== null && <p className="text-soft">{t('onlyIf', { condition: onlyIf })}</p>}
      <p>
        {statement} {binding !== 'duty' && <Tag>{t(binding)}</Tag>}
      </p>
      <p className="text-sm text-soft">
        {sayDutyDates(say, dates)} · {t('asRole', { roles: roles.join(', ') })} · {t('owner', { owner })}
      </p>
      <p className="text-faint text-sm">
        <Places places={places} />
      </p>
      {evidence.length > 0 && (
        <Disclosure summary={t('evidence')}>
          <ul className="list-disc pl-6">
            {evidence.map((one) => (
              <li key={one}>{one}</li>
            ))}
          </ul>
        </Disclosure>
      )}
      {contested.length > 0 && (
        <Disclosure summary={t('contested')}>
          <ContestedList points={contested} />
        </Disclosure>
      )}
    </li>
  )
}

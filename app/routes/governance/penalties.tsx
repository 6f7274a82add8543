import { useFormatter, useTranslations } from 'use-intl'
import type { AiActView } from '#app/core/governance/views/view-ai-act.ts'
import { Places } from '#app/routes/governance-parts/places.tsx'

/** The most that breaches cost, and which of the two amounts caps a smaller firm. */
export function Penalties({ penalties }: Pick<AiActView, 'penalties'>) {
  const t = useTranslations('governancePages.aiAct')
  const format = useFormatter()
  return (
    <ul className="grid max-w-measure">
      {penalties.map(({ id, breach, capEur, capPercent, sme, smc, places }) => (
        <li key={id} className="border-hair border-b py-3">
          {capEur !== null && (
            <p className="font-semibold">
              {t('cap', { millions: format.number(capEur / 1e6), percent: capPercent ?? 0 })}
            </p>
          )}
          <p>{breach}</p>
          {sme !== null && smc !== null && <p className="text-sm text-soft">{t('smaller', { sme, smc })}</p>}
          <p className="text-faint text-sm">
            <Places places={places} />
          </p>
        </li>
      ))}
    </ul>
  )
}

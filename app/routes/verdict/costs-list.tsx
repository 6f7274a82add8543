import { useTranslations } from 'use-intl'
import { TakeBack } from '#app/routes/pilots/take-back.tsx'
import { Moment } from '#app/ui/moment.tsx'
import { Section } from '#app/ui/section.tsx'
import { COST_REASON_MAX, type CostsOutcome } from './costs-fields.ts'
import type { CostsView } from './costs-view.server.ts'

type ListProps = { view: CostsView; outcome: CostsOutcome | undefined }

/** Everything that was written down, the newest day first; what was taken back stays, with its reason. */
export function CostsList({ view: { entries, mayWrite }, outcome }: ListProps) {
  const t = useTranslations('verdict.costs')
  return (
    <Section id="log" title={t('log')} fills>
      {entries.length === 0 && <p className="text-soft">{t('nothing')}</p>}
      <ol className="grid gap-8">
        {entries.map((one) => (
          <li key={one.id} className="grid max-w-measure gap-1 [overflow-wrap:anywhere]">
            <span className="flex flex-wrap justify-between gap-x-6 font-semibold">
              <span>{one.on}</span>
              <span className={one.withdrawn ? 'text-soft line-through' : ''}>{one.amount}</span>
            </span>
            <span>{one.purpose}</span>
            <span className="text-sm text-soft">
              {t.rich('by', {
                known: one.by === null ? 'no' : 'yes',
                by: one.by ?? '',
                when: () => <Moment {...one.when} />,
              })}
            </span>
            {one.withdrawn && (
              <span className="text-sm">
                {t('withdrawn', { when: one.withdrawn.written, reason: one.withdrawnReason })}
              </span>
            )}
            {!one.withdrawn && mayWrite && (
              <TakeBack
                id={one.id}
                fields={{ id: one.id }}
                reasonMax={COST_REASON_MAX}
                outcome={outcome?.form === one.id ? outcome : undefined}
                words={{ summary: t('withdraw'), why: t('why'), send: t('withdrawIt') }}
              />
            )}
          </li>
        ))}
      </ol>
    </Section>
  )
}

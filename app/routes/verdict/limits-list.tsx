import { useTranslations } from 'use-intl'
import { TakeBack } from '#app/routes/pilots/take-back.tsx'
import { Moment } from '#app/ui/moment.tsx'
import { Section } from '#app/ui/section.tsx'
import { LIMITS_REASON_MAX, type LimitsOutcome } from './limits-fields.ts'
import type { LimitsView } from './limits-view.server.ts'

type ListProps = { view: LimitsView; outcome: LimitsOutcome | undefined }

/** Every time that limits were computed anew, by whom and why; what was taken back stays, with its reason. */
export function LimitsList({ view: { set, kpi, mayWrite }, outcome }: ListProps) {
  const t = useTranslations('verdict.limits')
  return (
    <Section id="log" title={t('log')} fills>
      {set.length === 0 && <p className="text-soft">{t('none')}</p>}
      <ol className="grid gap-8">
        {set.map((one) => {
          const own = outcome?.form === one.id ? outcome : undefined
          return (
            <li key={one.id} className="grid max-w-measure gap-1 [overflow-wrap:anywhere]">
              <span className="font-semibold">{t('entry', { name: one.kpi, from: one.from })}</span>
              <span className="whitespace-pre-line">{one.body}</span>
              <span className="text-sm">{t('allYes')}</span>
              <span className="text-sm text-soft">
                {t.rich('by', {
                  known: one.by === null ? 'no' : 'yes',
                  by: one.by ?? '',
                  when: () => <Moment {...one.when} />,
                })}
              </span>
              {one.withdrawn ? (
                <span className="text-sm">
                  {t('withdrawn', { when: one.withdrawn.written, reason: one.withdrawnReason })}
                </span>
              ) : (
                mayWrite && (
                  <TakeBack
                    id={one.id}
                    fields={{ event: one.id, kpi }}
                    reasonMax={LIMITS_REASON_MAX}
                    outcome={own}
                    words={{ summary: t('withdraw'), why: t('why'), send: t('withdrawIt') }}
                  />
                )
              )}
            </li>
          )
        })}
      </ol>
    </Section>
  )
}

import { Form } from 'react-router'
import { useTranslations } from 'use-intl'
import { Button } from '#app/ui/button.tsx'
import { Disclosure } from '#app/ui/disclosure.tsx'
import { Moment } from '#app/ui/moment.tsx'
import { Section } from '#app/ui/section.tsx'
import { TextField } from '#app/ui/text-field.tsx'
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
                  <Disclosure summary={t('withdraw')} open={own !== undefined}>
                    <Form method="post" noValidate className="grid max-w-form justify-items-start gap-4">
                      <input type="hidden" name="event" value={one.id} />
                      <input type="hidden" name="kpi" value={kpi} />
                      <div className="w-full">
                        <TextField
                          name="reason"
                          id={`reason-${one.id}`}
                          label={t('why')}
                          maxLength={LIMITS_REASON_MAX}
                          defaultValue={own?.typed.reason}
                          error={own?.errors.reason}
                        />
                      </div>
                      <Button name="intent" value="withdraw">
                        {t('withdrawIt')}
                      </Button>
                    </Form>
                  </Disclosure>
                )
              )}
            </li>
          )
        })}
      </ol>
    </Section>
  )
}

import { Form, Link } from 'react-router'
import { useTranslations } from 'use-intl'
import { Button } from '#app/ui/button.tsx'
import { ChoiceGroup, Tick } from '#app/ui/choice.tsx'
import { ErrorSummary } from '#app/ui/error-summary.tsx'
import { Notice } from '#app/ui/notice.tsx'
import { Pager } from '#app/ui/pager.tsx'
import { TextArea } from '#app/ui/text-area.tsx'
import type { PeriodView } from './enter-view.server.ts'
import { FigureFields } from './figure-fields.tsx'
import { REASON_MAX } from './reason-max.ts'
import type { PeriodOutcome } from './save-period.server.ts'

type PeriodFormProps = { view: PeriodView; outcome: PeriodOutcome | undefined }

/** One field for each figure of one period, saved as one. */
export function PeriodForm({ view, outcome }: PeriodFormProps) {
  const t = useTranslations('readings.enter')
  const { frame, onDay, name, length, earlier, later, isRunning, isBefore, figures, arms, hasStored } = view
  const errors = Object.entries(outcome?.errors ?? {}).map(([fieldId, message]) => ({ fieldId, message }))
  const address = `/pilots/${frame.id}/readings`
  const isProvisional = outcome ? outcome.typed.standing === 'provisional' : view.isProvisional || isRunning
  return (
    <section className="grid gap-6" aria-labelledby="period">
      <div>
        <h2 id="period">{name}</h2>
        <p className="max-w-measure text-soft">
          {isBefore ? t('before') : isRunning ? t('running', { length }) : t('over', { length })}
        </p>
        <Pager
          previous={<Link to={`${address}?on=${earlier}`}>{t('earlier', { length })}</Link>}
          next={later && <Link to={`${address}?on=${later}`}>{t('later', { length })}</Link>}
        />
      </div>
      <Form method="post" noValidate className="grid max-w-form justify-items-start gap-8">
        <ErrorSummary errors={errors} />
        <input type="hidden" name="on" value={onDay} />
        <div id="figures" tabIndex={-1} className="grid w-full gap-8">
          {figures.map((figure) => (
            <FigureFields key={figure.id} figure={figure} arms={arms} outcome={outcome} />
          ))}
        </div>
        <ChoiceGroup id="standing" legend={t('standing')} hint={t('standingHint')} layout="ticks">
          <Tick type="radio" name="standing" value="final" defaultChecked={!isProvisional}>
            {t('final')}
          </Tick>
          <Tick type="radio" name="standing" value="provisional" defaultChecked={isProvisional}>
            {t('provisional')}
          </Tick>
        </ChoiceGroup>
        {(hasStored || outcome?.errors.reason) && (
          <div className="w-full">
            <TextArea
              name="reason"
              label={t('reason')}
              hint={t('reasonHint')}
              optional
              rows={2}
              maxLength={REASON_MAX}
              defaultValue={outcome?.typed.reason}
              error={outcome?.errors.reason}
            />
          </div>
        )}
        {outcome && outcome.asks.length > 0 ? (
          <AskBack outcome={outcome} />
        ) : (
          <Button kind="primary" name="intent" value="save">
            {t('save', { length })}
          </Button>
        )}
      </Form>
    </section>
  )
}

/** Values far from the usual are asked about, and taken with a yes. */
function AskBack({ outcome: { asks, sure } }: { outcome: PeriodOutcome }) {
  const t = useTranslations('readings.enter')
  return (
    <>
      <Notice kind="warn" title={t('askTitle')}>
        <ul className="grid gap-1">
          {asks.map(({ field, ask }) => (
            <li key={field}>
              <a href={`#${field}`}>{ask}</a>
            </li>
          ))}
        </ul>
      </Notice>
      <div className="flex flex-wrap gap-4">
        <Button kind="primary" name="sure" value={sure}>
          {t('sure')}
        </Button>
        <Button name="intent" value="save">
          {t('again')}
        </Button>
      </div>
    </>
  )
}

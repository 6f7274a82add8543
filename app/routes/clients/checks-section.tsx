import { Form, Link } from 'react-router'
import { useTranslations } from 'use-intl'
import { Button } from '#app/ui/button.tsx'
import { CalendarDate } from '#app/ui/calendar-date.tsx'
import { Disclosure } from '#app/ui/disclosure.tsx'
import { Section } from '#app/ui/section.tsx'
import { Select } from '#app/ui/select.tsx'
import { Table } from '#app/ui/table.tsx'
import type { ClientOutcome } from './change-client.server.ts'
import type { ClientView } from './client-view.server.ts'
import { DimensionStrip, StripLegend } from './dimension-strip.tsx'

type Part = { view: ClientView; outcome: ClientOutcome | undefined }
type Check = ClientView['checks'][number]

/** The checks of a client over time, each submitted one with its dimensions in small. */
export function ChecksSection({ view, outcome }: Part) {
  const t = useTranslations('clients.page')
  return (
    <Section fills id="checks" title={t('checks')}>
      {view.checks.length === 0 ? (
        <p className="max-w-measure text-soft">{t('noChecks')}</p>
      ) : (
        <div className="grid gap-4">
          <Table
            caption={t('checks')}
            isCaptionHidden
            rows={view.checks}
            rowKey={({ id }) => id}
            columns={[
              {
                id: 'title',
                header: t('check'),
                cell: ({ id, title, form }) => (
                  <>
                    <Link to={`/assessments/${id}`} className="[overflow-wrap:anywhere]">
                      {title}
                    </Link>
                    <span className="block font-normal text-sm text-soft">{t(form)}</span>
                  </>
                ),
              },
              {
                id: 'started',
                header: t('started'),
                label: t('started'),
                cell: ({ startedOn }) => <CalendarDate on={startedOn} />,
              },
              { id: 'state', header: t('state'), label: t('state'), cell: (check) => <State check={check} /> },
              {
                id: 'strip',
                header: t('dimensions'),
                label: t('dimensions'),
                cell: ({ strip }) => strip && <DimensionStrip strip={strip} />,
              },
            ]}
          />
          {view.comparable && (
            <p>
              <Link to={`/assessments/${view.comparable}/changes`}>{t('compare')}</Link>
            </p>
          )}
          {view.checks.some(({ strip }) => strip) && <StripLegend dimensions={view.dimensions} />}
        </div>
      )}
      {view.elsewhere.length > 0 && <MoveForm view={view} outcome={outcome} />}
    </Section>
  )
}

function State({ check: { submittedOn, progress, who } }: { check: Check }) {
  const t = useTranslations('clients')
  if (submittedOn) return <span>{t.rich('page.submitted', { date: () => <CalendarDate on={submittedOn} /> })}</span>
  if (!progress) return t('page.open')
  const open = progress.total - progress.answered
  return (
    <span>
      {open > 0 ? t('waiting.answers', { open, total: progress.total }) : t('waiting.submission')}
      {who !== '' && (
        <span className="block text-sm text-soft [overflow-wrap:anywhere]">{t('waiting.with', { who })}</span>
      )}
    </span>
  )
}

/** Brings a check of another client here; of another workspace none can. */
function MoveForm({ view, outcome }: Part) {
  const t = useTranslations('clients.page')
  const error = outcome?.errors?.assessment
  return (
    <Disclosure summary={t('move')} open={error !== undefined}>
      <Form method="post" className="grid max-w-form justify-items-start gap-4" key={view.checks.length}>
        <p className="max-w-measure text-soft">{t('moveText')}</p>
        <div className="w-full">
          <Select
            name="assessment"
            label={t('moveWhich')}
            error={error}
            options={view.elsewhere.map(({ id, title, client, startedOn }) => ({
              value: id,
              label: t('moveOption', { title, client, date: startedOn }),
            }))}
          />
        </div>
        <Button name="intent" value="move">
          {t('moveButton')}
        </Button>
      </Form>
    </Disclosure>
  )
}

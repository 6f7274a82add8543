import { Form, Link } from 'react-router'
import { useTranslations } from 'use-intl'
import { AppPage } from '#app/routes/app-page.tsx'
import { Button } from '#app/ui/button.tsx'
import { CalendarDate } from '#app/ui/calendar-date.tsx'
import { FileField } from '#app/ui/file-field.tsx'
import { Notice } from '#app/ui/notice.tsx'
import { Section } from '#app/ui/section.tsx'
import { Select } from '#app/ui/select.tsx'
import { Table } from '#app/ui/table.tsx'
import { TextField } from '#app/ui/text-field.tsx'
import type { AnswersOutcome } from './answers.tsx'

type PageProps = {
  id: string
  name: string
  clients: { id: string; name: string }[]
  /** The client that the address names; empty: none. */
  chosen: string
  outcome: AnswersOutcome | undefined
}

/** Answers from a sheet in three steps: fill in, look, confirm. */
export function AnswersPage({ id, name, clients, chosen, outcome }: PageProps) {
  const t = useTranslations('importing')
  return (
    <AppPage>
      <p className="mb-4 [overflow-wrap:anywhere]">
        <Link to={`/workspaces/${id}/clients`}>{t('back', { workspace: name })}</Link>
      </p>
      <h1 className="mb-4">{t('answers.heading')}</h1>
      <p className="mb-12 max-w-measure text-soft">{t('answers.text')}</p>
      <div className="grid gap-12">
        {outcome?.preview ? (
          <Preview id={id} preview={outcome.preview} />
        ) : (
          <>
            <Section title={t('answers.template')} text={t('answers.templateText')}>
              <a href={`/workspaces/${id}/import/answers.xlsx`} download>
                {t('answers.templateLink')}
              </a>
            </Section>
            <Upload clients={clients} chosen={chosen} outcome={outcome} />
          </>
        )}
      </div>
    </AppPage>
  )
}

function Upload({ clients, chosen, outcome }: Pick<PageProps, 'clients' | 'chosen' | 'outcome'>) {
  const t = useTranslations('importing.answers')
  const { errors, typed } = outcome ?? {}
  const options = [{ value: '', label: t('newClient') }, ...clients.map(({ id, name }) => ({ value: id, label: name }))]
  return (
    <Section title={t('upload')} fills>
      <Form
        method="post"
        encType="multipart/form-data"
        noValidate
        className="grid max-w-form justify-items-start gap-6"
      >
        <Select
          name="client"
          label={t('client')}
          defaultValue={typed?.client ?? chosen}
          options={options}
          error={errors?.client}
        />
        <div className="w-full">
          <TextField
            name="company"
            label={t('company')}
            hint={t('companyHint')}
            optional
            maxLength={200}
            defaultValue={typed?.company}
            error={errors?.company}
          />
        </div>
        <FileField name="file" label={t('file')} hint={t('fileHint')} accept=".xlsx" error={errors?.file} />
        <Button kind="primary" name="intent" value="look">
          {t('look')}
        </Button>
      </Form>
    </Section>
  )
}

function Preview({ id, preview }: { id: string; preview: NonNullable<AnswersOutcome['preview']> }) {
  const t = useTranslations('importing.answers')
  const { of, isNew, counts, faults, already, form } = preview
  return (
    <>
      <Section title={t('preview')}>
        <div className="grid max-w-measure gap-4 [overflow-wrap:anywhere]">
          <p>{t(isNew ? 'forNew' : 'forKnown', { client: of })}</p>
          <p>{t('counts', { ...counts, form })}</p>
        </div>
        {already ? (
          <Notice>
            <p>{t.rich('already', { date: () => <CalendarDate on={already.on} /> })}</p>
            <p>
              <Link to={`/assessments/${already.id}`}>{t('openIt')}</Link>
            </p>
          </Notice>
        ) : counts.answers === 0 ? (
          <p className="max-w-measure text-soft">{t('nothing')}</p>
        ) : (
          <Form method="post" encType="multipart/form-data">
            <input type="hidden" name="client" value={preview.client} />
            <input type="hidden" name="company" value={preview.company} />
            <input type="hidden" name="rows" value={preview.sent} />
            <Button kind="primary" name="intent" value="import">
              {t('confirm', { count: counts.answers })}
            </Button>
          </Form>
        )}
        <p>
          <Link to={`/workspaces/${id}/import/answers`} reloadDocument>
            {t('another')}
          </Link>
        </p>
      </Section>
      {faults.length > 0 && (
        <Section title={t('faults')} text={t('faultsText')} fills>
          <Table
            caption={t('faults')}
            isCaptionHidden
            rows={faults}
            rowKey={({ line }) => String(line)}
            columns={[
              { id: 'line', header: t('row'), cell: ({ line }) => t('rowNumber', { line }) },
              { id: 'column', header: t('column'), label: t('column'), cell: ({ column }) => column },
              {
                id: 'cell',
                header: t('cell'),
                label: t('cell'),
                cell: ({ cell }) => <span className="[overflow-wrap:anywhere]">{cell}</span>,
              },
              { id: 'what', header: t('what'), label: t('what'), cell: ({ what }) => what },
            ]}
          />
        </Section>
      )}
    </>
  )
}

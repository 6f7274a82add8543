import { Form } from 'react-router'
import { useTranslations } from 'use-intl'
import { Button } from '#app/ui/button.tsx'
import { Tick } from '#app/ui/choice.tsx'
import { Disclosure } from '#app/ui/disclosure.tsx'
import { Section } from '#app/ui/section.tsx'
import { Select } from '#app/ui/select.tsx'
import { Table } from '#app/ui/table.tsx'
import type { ListPreview } from './client-list.server.ts'

/** What a table would bring, every fault by line and column, and how it is read. The table goes along in each form. */
export function ClientPreview({ preview }: { preview: ListPreview }) {
  const t = useTranslations('importing.clients')
  const { counts, faults, repeated, added } = preview
  const toDo = counts.added + counts.completed
  return (
    <>
      <Section title={t('preview')}>
        <p className="max-w-measure">{t('counts', counts)}</p>
        {toDo === 0 ? (
          <p className="max-w-measure text-soft">{t(nothingToDo(counts))}</p>
        ) : (
          <Form method="post" encType="multipart/form-data">
            <Sent preview={preview} />
            <input type="hidden" name="name" value={preview.name} />
            <input type="hidden" name="reference" value={preview.reference ?? ''} />
            <input type="hidden" name="separator" value={preview.separator} />
            {preview.headless && <input type="hidden" name="headless" value="yes" />}
            <Button kind="primary" name="intent" value="import">
              {counts.added > 0
                ? t('confirm', { count: counts.added })
                : t('confirmNumbers', { count: counts.completed })}
            </Button>
          </Form>
        )}
      </Section>
      {faults.length > 0 && (
        <Section title={t('faults')} fills>
          <Table
            caption={t('faults')}
            isCaptionHidden
            rows={faults}
            rowKey={({ line }) => String(line)}
            columns={[
              { id: 'line', header: t('line'), cell: ({ line }) => t('lineNumber', { line }) },
              {
                id: 'column',
                header: t('column'),
                label: t('column'),
                cell: ({ column }) => <Anywhere>{column}</Anywhere>,
              },
              { id: 'what', header: t('what'), label: t('what'), cell: ({ what }) => what },
            ]}
          />
        </Section>
      )}
      {repeated.length > 0 && (
        <Disclosure summary={t('repeated')}>
          <ul className="grid gap-1">
            {repeated.map(({ line, name, firstLine }) => (
              <li key={line}>
                <Anywhere>{t('repeatedAs', { line, name, first: firstLine })}</Anywhere>
              </li>
            ))}
          </ul>
        </Disclosure>
      )}
      {added.length > 0 && (
        <Section title={t('sample')} fills>
          <Table
            caption={t('sample')}
            isCaptionHidden
            rows={added}
            rowKey={({ line }) => String(line)}
            columns={[
              { id: 'name', header: t('sampleName'), cell: ({ name }) => <Anywhere>{name}</Anywhere> },
              {
                id: 'reference',
                header: t('sampleReference'),
                label: t('sampleReference'),
                cell: ({ reference }) => <Anywhere>{reference ?? ''}</Anywhere>,
              },
              { id: 'line', header: t('line'), label: t('line'), cell: ({ line }) => line },
            ]}
          />
        </Section>
      )}
      <HowRead preview={preview} />
    </>
  )
}

/** What is said where nothing would come in: that the clients are here already goes before what is wrong. */
function nothingToDo({ known, faulty }: ListPreview['counts']) {
  if (faulty === 0) return 'nothingNewKnown'
  return known > 0 ? 'nothingNewRest' : 'nothingNew'
}

/** Columns and separator to choose otherwise. */
function HowRead({ preview }: { preview: ListPreview }) {
  const t = useTranslations('importing.clients')
  const columns = preview.columns.map((label, at) => ({ value: String(at), label }))
  const separators = [
    { value: ',', label: t('separators.comma') },
    { value: ';', label: t('separators.semicolon') },
    { value: '\t', label: t('separators.tab') },
  ]
  return (
    <Section title={t('howRead')} fills>
      <Form method="post" encType="multipart/form-data" className="grid max-w-form justify-items-start gap-6">
        <Sent preview={preview} />
        <Select name="name" label={t('name')} defaultValue={String(preview.name)} options={columns} />
        <Select
          name="reference"
          label={t('reference')}
          defaultValue={preview.reference === null ? '' : String(preview.reference)}
          options={[{ value: '', label: t('noReference') }, ...columns]}
        />
        <Select name="separator" label={t('separator')} defaultValue={preview.separator} options={separators} />
        <Tick name="headless" value="yes" defaultChecked={preview.headless}>
          {t('headless')}
        </Tick>
        <Button name="intent" value="look">
          {t('again')}
        </Button>
      </Form>
    </Section>
  )
}

const Sent = ({ preview: { content } }: { preview: ListPreview }) => (
  <input type="hidden" name="content" value={content} />
)

function Anywhere({ children }: { children: string }) {
  return <span className="[overflow-wrap:anywhere]">{children}</span>
}

import { Form } from 'react-router'
import { useTranslations } from 'use-intl'
import { Button } from '#app/ui/button.tsx'
import { Disclosure } from '#app/ui/disclosure.tsx'
import { Notice } from '#app/ui/notice.tsx'
import { Section } from '#app/ui/section.tsx'
import { Table } from '#app/ui/table.tsx'
import { TextArea } from '#app/ui/text-area.tsx'
import { formType, HowRead, Sent } from './how-read.tsx'
import type { TableOutcome } from './import.tsx'
import { REASON_MAX } from './reason-max.ts'
import type { TablePreview } from './table-preview.server.ts'

type PreviewProps = { preview: TablePreview; outcome: TableOutcome; mayUpload: boolean }

/** What a table would bring, every fault by row and column, and how it is read. The table goes along in each form. */
export function TablePreviewPage({ preview, outcome, mayUpload }: PreviewProps) {
  const t = useTranslations('readings.import')
  const { faults, repeated, added, changed } = preview
  const whose = { id: 'figure', header: t('figure'), cell: ({ name }: { name: string }) => <Anywhere>{name}</Anywhere> }
  return (
    <>
      <Confirm preview={preview} outcome={outcome} mayUpload={mayUpload} />
      {faults.length > 0 && (
        <Section title={t('faults')} text={t('faultsText')} fills>
          <Table
            caption={t('faults')}
            isCaptionHidden
            rows={faults}
            rowKey={({ key }) => key}
            columns={[
              { id: 'line', header: t('row'), cell: ({ line }) => t('rowNumber', { line }) },
              {
                id: 'column',
                header: t('column'),
                label: t('column'),
                cell: ({ column }) => <Anywhere>{column}</Anywhere>,
              },
              { id: 'cell', header: t('cell'), label: t('cell'), cell: ({ cell }) => <Anywhere>{cell}</Anywhere> },
              { id: 'what', header: t('what'), label: t('what'), cell: ({ what }) => what },
            ]}
          />
        </Section>
      )}
      {changed.length > 0 && (
        <Section title={t('changed')} fills>
          <Table
            caption={t('changed')}
            isCaptionHidden
            rows={changed}
            rowKey={({ key }) => key}
            columns={[
              { ...whose, cell: ({ name }) => <Anywhere>{name}</Anywhere> },
              { id: 'period', header: t('period'), label: t('period'), cell: ({ period }) => period },
              { id: 'was', header: t('was'), label: t('was'), cell: ({ was }) => was },
              { id: 'now', header: t('now'), label: t('now'), cell: ({ figure }) => figure },
            ]}
          />
        </Section>
      )}
      {added.length > 0 && (
        <Section title={t('added', { shown: added.length, all: preview.counts.added })} fills>
          <Table
            caption={t('added', { shown: added.length, all: preview.counts.added })}
            isCaptionHidden
            rows={added}
            rowKey={({ key }) => key}
            columns={[
              { ...whose, cell: ({ name }) => <Anywhere>{name}</Anywhere> },
              { id: 'period', header: t('period'), label: t('period'), cell: ({ period }) => period },
              ...(preview.hasControl
                ? [
                    {
                      id: 'arm',
                      header: t('group'),
                      label: t('group'),
                      cell: ({ arm }: { arm: 'pilot' | 'control' }) => t(`arms.${arm}`),
                    },
                  ]
                : []),
              { id: 'value', header: t('value'), label: t('value'), cell: ({ figure }) => figure },
            ]}
          />
        </Section>
      )}
      {repeated.length > 0 && (
        <Disclosure summary={t('repeated', { count: repeated.length })}>
          <ul className="grid gap-1">
            {repeated.map(({ line, firstLine }) => (
              <li key={line}>{t('repeatedAs', { line, first: firstLine })}</li>
            ))}
          </ul>
        </Disclosure>
      )}
      <HowRead preview={preview} mayUpload={mayUpload} />
    </>
  )
}

function Confirm({ preview, outcome, mayUpload }: PreviewProps) {
  const t = useTranslations('readings.import')
  const { counts, needsReason } = preview
  const toDo = counts.added + counts.changed
  return (
    <Section title={t('preview')}>
      <p className="max-w-measure">{t('counts', counts)}</p>
      {toDo === 0 ? (
        <Notice>{t(counts.unchanged > 0 && counts.faulty === 0 ? 'allThere' : 'nothing')}</Notice>
      ) : (
        <Form
          method="post"
          encType={formType(mayUpload)}
          noValidate
          className="grid w-full max-w-form justify-items-start gap-6"
        >
          <Sent preview={preview} isWhole />
          {needsReason && (
            <div className="w-full">
              <TextArea
                name="reason"
                label={t('reason', { count: counts.changed })}
                hint={t('reasonHint')}
                rows={2}
                maxLength={REASON_MAX}
                defaultValue={outcome.reason}
                error={outcome.reasonError}
              />
            </div>
          )}
          <Button kind="primary" name="intent" value="import">
            {t('confirm', { count: toDo })}
          </Button>
        </Form>
      )}
    </Section>
  )
}

function Anywhere({ children }: { children: string }) {
  return <span className="[overflow-wrap:anywhere]">{children}</span>
}

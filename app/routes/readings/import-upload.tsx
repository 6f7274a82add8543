import { Form, Link } from 'react-router'
import { useTranslations } from 'use-intl'
import { Button } from '#app/ui/button.tsx'
import { FileField } from '#app/ui/file-field.tsx'
import { Notice } from '#app/ui/notice.tsx'
import { Section } from '#app/ui/section.tsx'
import { TextArea } from '#app/ui/text-area.tsx'
import { formType } from './how-read.tsx'
import type { TableOutcome } from './import.tsx'

type UploadProps = { outcome: TableOutcome | undefined; mayUpload: boolean }

/** A file, or a table pasted from a spreadsheet: the same from there on. */
export function ImportUpload({ outcome, mayUpload }: UploadProps) {
  const t = useTranslations('readings.import')
  return (
    <Section title={t('bring')} fills>
      <Form
        method="post"
        encType={formType(mayUpload)}
        noValidate
        className="grid max-w-form justify-items-start gap-6"
      >
        <div className="w-full">
          <TextArea
            name="pasted"
            label={t('pasted')}
            hint={t('pastedHint')}
            rows={6}
            defaultValue={outcome?.pasted}
            error={outcome?.error}
          />
        </div>
        {mayUpload ? (
          <FileField name="file" label={t('file')} hint={t('fileHint')} accept=".csv,.tsv,.txt,.xlsx,text/csv" />
        ) : (
          <p className="max-w-measure text-soft">{t('noFile')}</p>
        )}
        <Button kind="primary" name="intent" value="look">
          {t('look')}
        </Button>
      </Form>
    </Section>
  )
}

/** What came in. */
export function ImportDone({ id, done }: { id: string; done: NonNullable<TableOutcome['done']> }) {
  const t = useTranslations('readings.import')
  return (
    <Notice>
      <p>{t('done', done)}</p>
      <p>
        <Link to={`/pilots/${id}/readings/all`}>{t('toList')}</Link>
      </p>
    </Notice>
  )
}

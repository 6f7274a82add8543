import { Form, Link } from 'react-router'
import { useTranslations } from 'use-intl'
import { AppPage } from '#app/routes/app-page.tsx'
import { Button } from '#app/ui/button.tsx'
import { FileField } from '#app/ui/file-field.tsx'
import { Notice } from '#app/ui/notice.tsx'
import { Section } from '#app/ui/section.tsx'
import { TextArea } from '#app/ui/text-area.tsx'
import { ClientPreview } from './client-preview.tsx'
import type { ListOutcome } from './clients.tsx'

type PageProps = { id: string; name: string; outcome: ListOutcome | undefined }

/** A table of clients in three steps: send, look, confirm. */
export function ClientsPage({ id, name, outcome }: PageProps) {
  const t = useTranslations('importing')
  return (
    <AppPage>
      <p className="mb-4 [overflow-wrap:anywhere]">
        <Link to={`/workspaces/${id}/clients`}>{t('back', { workspace: name })}</Link>
      </p>
      <h1 className="mb-4">{t('clients.heading')}</h1>
      <p className="mb-12 max-w-measure text-soft">{t('clients.text')}</p>
      <div className="grid gap-12">
        {outcome?.done && <Done id={id} done={outcome.done} />}
        {outcome?.preview ? <ClientPreview preview={outcome.preview} /> : <Upload outcome={outcome} />}
      </div>
    </AppPage>
  )
}

function Done({ id, done }: { id: string; done: NonNullable<ListOutcome['done']> }) {
  const t = useTranslations('importing.clients')
  const isNothing = done.added + done.completed + done.left === 0
  return (
    <Notice>
      <p>{isNothing ? t('doneNothing') : t('done', done)}</p>
      <p className="flex flex-wrap gap-x-6">
        <Link to={`/workspaces/${id}/clients`}>{t('toClients')}</Link>
        <Link to={`/workspaces/${id}/import/answers`}>{t('toAnswers')}</Link>
      </p>
    </Notice>
  )
}

function Upload({ outcome }: Pick<PageProps, 'outcome'>) {
  const t = useTranslations('importing.clients')
  return (
    <Section title={t('file')} fills>
      <Form
        method="post"
        encType="multipart/form-data"
        noValidate
        className="grid max-w-form justify-items-start gap-6"
      >
        <FileField
          name="file"
          label={t('file')}
          hint={t('fileHint')}
          accept=".csv,.tsv,.txt,text/csv"
          error={outcome?.error}
        />
        <div className="w-full">
          <TextArea name="pasted" label={t('pasted')} rows={5} defaultValue={outcome?.pasted} />
        </div>
        <Button kind="primary" name="intent" value="look">
          {t('look')}
        </Button>
      </Form>
    </Section>
  )
}

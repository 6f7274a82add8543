import { Form } from 'react-router'
import { useTranslations } from 'use-intl'
import { Button } from '#app/ui/button.tsx'
import { CalendarDate } from '#app/ui/calendar-date.tsx'
import { FileField } from '#app/ui/file-field.tsx'
import { FileSize } from '#app/ui/file-size.tsx'
import { Section } from '#app/ui/section.tsx'
import { Table } from '#app/ui/table.tsx'
import { VisuallyHidden } from '#app/ui/visually-hidden.tsx'
import type { ClientView } from './client-view.server.ts'

type FilesView = Pick<ClientView, 'workspaceId' | 'id' | 'files' | 'mayWrite'>

/** What is kept with a client; files are handed out as they came and never opened here. */
export function FilesSection({ view, error }: { view: FilesView; error?: string }) {
  const t = useTranslations('clients.files')
  const place = `/workspaces/${view.workspaceId}/clients/${view.id}`
  return (
    <Section fills id="files" title={t('heading')} text={t('text')}>
      {view.files.length === 0 ? (
        <p className="text-soft">{t('none')}</p>
      ) : (
        <Table
          caption={t('heading')}
          isCaptionHidden
          rows={view.files}
          rowKey={({ id }) => id}
          columns={[
            {
              id: 'name',
              header: t('name'),
              cell: ({ id, name }) => (
                <a href={`${place}/files/${id}`} download className="[overflow-wrap:anywhere]">
                  {name}
                </a>
              ),
            },
            { id: 'size', header: t('size'), label: t('size'), cell: ({ size }) => <FileSize bytes={size} /> },
            {
              id: 'by',
              header: t('added'),
              label: t('added'),
              cell: ({ by, on }) => (
                <span>
                  <CalendarDate on={on} />
                  <span className="block text-sm text-soft [overflow-wrap:anywhere]">{by || t('gone')}</span>
                </span>
              ),
            },
            {
              id: 'act',
              header: <VisuallyHidden>{t('act')}</VisuallyHidden>,
              cell: (file) => file.mayDelete && <DeleteForm place={place} file={file} />,
            },
          ]}
        />
      )}
      {view.mayWrite && <UploadForm place={place} error={error} />}
    </Section>
  )
}

/** What cannot be taken back is unfolded first. */
function DeleteForm({ place, file: { id, name } }: { place: string; file: FilesView['files'][number] }) {
  const t = useTranslations('clients.files')
  return (
    <details>
      <summary className="flex min-h-11 cursor-pointer items-center text-accent underline underline-offset-4">
        {t('delete')}
        <VisuallyHidden> {name}</VisuallyHidden>
      </summary>
      <Form method="post" action={place} className="grid max-w-form justify-items-start gap-2 pb-4">
        <input type="hidden" name="id" value={id} />
        <p className="text-sm text-soft [overflow-wrap:anywhere]">{t('deleteMeans', { name })}</p>
        <Button kind="danger" name="intent" value="deleteFile">
          {t('deleteNow')}
          <VisuallyHidden> {name}</VisuallyHidden>
        </Button>
      </Form>
    </details>
  )
}

function UploadForm({ place, error }: { place: string; error?: string }) {
  const t = useTranslations('clients.files')
  return (
    <Form
      method="post"
      action={`${place}/files`}
      encType="multipart/form-data"
      reloadDocument
      className="grid max-w-form justify-items-start gap-4"
    >
      <div className="w-full">
        <FileField
          name="file"
          label={t('choose')}
          hint={t('hint')}
          accept=".pdf,.png,.jpg,.jpeg,.docx,.xlsx,.pptx,.csv,.txt"
          error={error}
        />
      </div>
      <Button>{t('upload')}</Button>
    </Form>
  )
}

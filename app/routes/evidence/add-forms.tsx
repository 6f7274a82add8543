import { Form } from 'react-router'
import { useTranslations } from 'use-intl'
import { Button } from '#app/ui/button.tsx'
import { FileField } from '#app/ui/file-field.tsx'
import { Select } from '#app/ui/select.tsx'
import { TextField } from '#app/ui/text-field.tsx'
import { type EvidenceFault, NAME_MAX } from './evidence-fields.ts'

type AddFormsProps = {
  /** What the company gave already, for other answers. */
  reusable: readonly { id: string; name: string }[]
  /** `account`: not without one; `unsaid`: not even that is said. */
  files: 'yes' | 'account' | 'unsaid'
  fault: EvidenceFault | undefined
}

const FORM = 'grid max-w-form justify-items-start gap-4'

/** Three ways to show an answer: what was given already, a link, a file. */
export function AddForms({ reusable, files, fault }: AddFormsProps) {
  const t = useTranslations('evidence')
  const errorAt = (part: EvidenceFault['part']) => (fault?.part === part ? fault.error : undefined)
  return (
    <>
      {reusable.length > 0 && (
        <section className="grid gap-4 border-hair border-t pt-8">
          <h2>{t('reuse')}</h2>
          <Form method="post" noValidate className={FORM}>
            <div className="w-full">
              <Select
                name="piece"
                label={t('which')}
                options={reusable.map(({ id, name }) => ({ value: id, label: name }))}
                error={errorAt('piece')}
              />
            </div>
            <Button name="intent" value="reuse">
              {t('keepReuse')}
            </Button>
          </Form>
        </section>
      )}
      <section className="grid gap-4 border-hair border-t pt-8">
        <h2>{t('addLink')}</h2>
        <Form method="post" noValidate className={FORM}>
          <div className="grid w-full gap-6">
            <TextField
              name="url"
              label={t('link')}
              hint={t('linkHint')}
              defaultValue={fault?.typed.url}
              error={errorAt('url')}
              autoComplete="off"
            />
            <TextField
              name="name"
              label={t('linkName')}
              hint={t('linkNameHint')}
              maxLength={NAME_MAX}
              defaultValue={fault?.typed.name}
              error={errorAt('name')}
              optional
              autoComplete="off"
            />
          </div>
          <Button name="intent" value="link">
            {t('keepLink')}
          </Button>
        </Form>
      </section>
      {files !== 'unsaid' && (
        <section className="grid gap-4 border-hair border-t pt-8">
          <h2>{t('addFile')}</h2>
          {files === 'yes' ? (
            <Form method="post" encType="multipart/form-data" reloadDocument className={FORM}>
              <div className="w-full">
                <FileField
                  name="file"
                  label={t('choose')}
                  hint={t('fileHint')}
                  accept=".pdf,.png,.jpg,.jpeg,.docx,.xlsx,.pptx,.csv,.txt"
                  error={errorAt('file')}
                />
              </div>
              <Button name="intent" value="file">
                {t('keepFile')}
              </Button>
            </Form>
          ) : (
            <p className="max-w-measure text-soft">{t('guest')}</p>
          )}
        </section>
      )}
    </>
  )
}

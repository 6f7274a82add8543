import { Form, Link } from 'react-router'
import { useTranslations } from 'use-intl'
import { LOCALES, ownName } from '#app/messages/locales.ts'
import { Button } from '#app/ui/button.tsx'
import { Section } from '#app/ui/section.tsx'
import { Select } from '#app/ui/select.tsx'
import { TextField } from '#app/ui/text-field.tsx'
import type { ClientOutcome } from './change-client.server.ts'
import type { ClientView } from './client-view.server.ts'

type Part = { view: ClientView; outcome: ClientOutcome | undefined }

/** Its name and number, how its reports look, putting it away and back, deleting it. */
export function EndSections({ view, outcome }: Part) {
  const t = useTranslations('clients.end')
  const { errors, typed } = outcome ?? {}
  return (
    <>
      <Section id="name-of-client" title={t('naming')} text={t('nameText')}>
        <Form
          method="post"
          noValidate
          className="grid w-full max-w-form justify-items-start gap-4"
          key={`${view.name} ${view.reference} ${view.language}`}
        >
          <div className="grid w-full gap-4">
            <TextField
              name="name"
              label={t('name')}
              autoComplete="off"
              defaultValue={typed?.name ?? view.name}
              error={errors?.name}
            />
            <TextField
              name="reference"
              label={t('number')}
              hint={t('numberHint')}
              optional
              autoComplete="off"
              defaultValue={typed?.reference ?? view.reference ?? ''}
              error={errors?.reference}
            />
            <Select
              name="language"
              label={t('language')}
              hint={t('languageHint')}
              options={LOCALES.map((locale) => ({ value: locale, label: ownName(locale) }))}
              defaultValue={typed?.language ?? view.language}
            />
          </div>
          <Button name="intent" value="rename">
            {t('save')}
          </Button>
        </Form>
      </Section>
      {view.mayBrand && (
        <Section id="brand" title={t('brand')} text={t('brandText')}>
          <p>
            <Link to={`/workspaces/${view.workspaceId}/brand?client=${view.id}`}>{t('toBrand')}</Link>
          </p>
        </Section>
      )}
      <Section
        id="archive"
        title={t(view.isArchived ? 'restore' : 'archive')}
        text={t(view.isArchived ? 'restoreText' : 'archiveText')}
      >
        <Form method="post">
          <Button name="intent" value={view.isArchived ? 'restore' : 'archive'}>
            {t(view.isArchived ? 'restore' : 'archive')}
          </Button>
        </Form>
      </Section>
      {view.mayDelete && (
        <Section id="delete" title={t('delete')} text={t('deleteText', { count: view.checks.length })}>
          {view.systems > 0 && <p className="max-w-measure">{t('deleteSystems', { count: view.systems })}</p>}
          <Form method="post" noValidate className="grid w-full max-w-form justify-items-start gap-4">
            <div className="w-full">
              <TextField
                name="confirm"
                label={<span className="[overflow-wrap:anywhere]">{t('deleteConfirm', { name: view.name })}</span>}
                autoComplete="off"
                defaultValue={typed?.confirm}
                error={errors?.confirm}
              />
            </div>
            <Button kind="danger" name="intent" value="delete">
              {t('deleteButton')}
            </Button>
          </Form>
        </Section>
      )}
    </>
  )
}

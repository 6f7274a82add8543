import { Form, Link } from 'react-router'
import { useTranslations } from 'use-intl'
import type { FilledTemplate } from '#app/core/templates/filled-template.ts'
import type { TemplateFormat } from '#app/core/templates/template-formats.ts'
import { AppPage } from '#app/routes/app-page.tsx'
import type { AssessmentHead } from '#app/server/assessment-head.server.ts'
import { Button } from '#app/ui/button.tsx'
import { Select } from '#app/ui/select.tsx'
import { Sheet } from './sheet.tsx'
import { SheetDownloads } from './sheet-downloads.tsx'

type TemplatePageProps = {
  head: AssessmentHead
  sheet: FilledTemplate
  /** Files that serve it. */
  formats: readonly TemplateFormat[]
  /** Use cases that it can be filled in for; empty: it is about none. */
  choices: readonly { id: string; name: string }[]
  /** A use case id, or empty. */
  chosen: string
}

/** A half-filled sheet of paper, and what can be done with it. */
export function TemplatePage({ head, sheet, formats, choices, chosen }: TemplatePageProps) {
  const t = useTranslations('templates')
  const base = `/assessments/${head.id}`
  return (
    <AppPage assessment={head} onlyReads>
      <div className="no-print mb-8 grid gap-6">
        <p>
          <Link to={`${base}/results#homework`}>{t('back')}</Link>
        </p>
        <p className="max-w-measure text-soft">{t('explain')}</p>
        {choices.length > 0 && <UseCaseForm choices={choices} chosen={chosen} />}
        <div>
          <p className="font-semibold text-sm text-soft">{t('downloads')}</p>
          <SheetDownloads
            href={`${base}/templates/${sheet.id}`}
            query={choices.length > 0 ? `?useCase=${chosen}` : ''}
            formats={formats}
          />
        </div>
      </div>
      <Sheet sheet={sheet} />
    </AppPage>
  )
}

function UseCaseForm({ choices, chosen }: Pick<TemplatePageProps, 'choices' | 'chosen'>) {
  const t = useTranslations('templates')
  const options = [{ value: '', label: t('noUseCase') }, ...choices.map(({ id, name }) => ({ value: id, label: name }))]
  return (
    <Form key={chosen} method="get" preventScrollReset className="flex min-w-0 flex-wrap items-end gap-4">
      <Select name="useCase" label={t('forUseCase')} options={options} defaultValue={chosen} />
      <Button>{t('refill')}</Button>
    </Form>
  )
}

import { Form, Link } from 'react-router'
import { useTranslations } from 'use-intl'
import type { FilledTemplate } from '#app/core/templates/filled-template.ts'
import { AppPage } from '#app/routes/app-page.tsx'
import type { AssessmentHead } from '#app/server/assessment-head.server.ts'
import { Button } from '#app/ui/button.tsx'
import { Select } from '#app/ui/select.tsx'
import { Sheet } from './sheet.tsx'

type TemplatePageProps = {
  head: AssessmentHead
  sheet: FilledTemplate
  /** Use cases that it can be filled in for; empty: it is about none. */
  choices: readonly { id: string; name: string }[]
  /** A use case id, or empty. */
  chosen: string
}

/** A half-filled sheet of paper, and what can be done with it. */
export function TemplatePage({ head, sheet, choices, chosen }: TemplatePageProps) {
  const t = useTranslations('templates')
  const base = `/assessments/${head.id}`
  const text = `${base}/templates/${sheet.id}.md${choices.length > 0 ? `?useCase=${chosen}` : ''}`
  return (
    <AppPage assessment={head} onlyReads>
      <div className="no-print mb-8 grid gap-6">
        <p>
          <Link to={`${base}/results#homework`}>{t('back')}</Link>
        </p>
        <p className="max-w-measure text-soft">{t('explain')}</p>
        <div className="flex flex-wrap items-end gap-x-8 gap-y-4">
          {choices.length > 0 && <UseCaseForm choices={choices} chosen={chosen} />}
          <a href={text} className="inline-flex min-h-12 items-center" download>
            {t('download')}
          </a>
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

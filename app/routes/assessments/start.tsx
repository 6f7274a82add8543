import { data, Form, href, redirect } from 'react-router'
import { useTranslations } from 'use-intl'
import * as z from 'zod'
import { page, services, visitor } from '#app/context.server.ts'
import { formMinutes } from '#app/core/assessment/form-minutes.ts'
import { AppPage } from '#app/routes/app-page.tsx'
import { pageTitle } from '#app/routes/page-title.ts'
import { COMPANY_MAX, StartForm } from '#app/routes/questionnaire-parts/start-form.tsx'
import { fieldOf, readForm, textFault } from '#app/server/form.server.ts'
import { startAssessment } from '#app/server/start-assessment.server.ts'
import type { Discipline } from '#content/schema.ts'
import type { Route } from './+types/start'

export const meta = pageTitle('start')

const DISCIPLINES = [
  'marketing',
  'data',
  'it',
  'legal',
  'management',
  'finance',
] as const satisfies readonly Discipline[]

const Choices = z.strictObject({
  disciplines: z.array(z.enum(DISCIPLINES)).max(DISCIPLINES.length),
  form: z.enum(['short', 'full']),
})

export function loader({ context }: Route.LoaderArgs) {
  const { catalogue } = context.get(services)
  return { disciplines: catalogue.disciplines, minutes: formMinutes(catalogue) }
}

export async function action({ context, request }: Route.ActionArgs) {
  const { say } = context.get(services)
  const form = await readForm(request, { company: 'one', disciplines: 'many', form: 'one' }, say)
  const typed = {
    company: fieldOf(form, 'company').trim(),
    disciplines: form.getAll('disciplines').map(String),
    form: fieldOf(form, 'form'),
  }
  const choices = Choices.safeParse({ disciplines: typed.disciplines, form: typed.form })
  const company = textFault(typed.company, COMPANY_MAX, say)
  if (!choices.success || company !== null) {
    const wrong = new Set(choices.error?.issues.map(({ path }) => path[0]))
    const errors = {
      company: company ?? undefined,
      disciplines: wrong.has('disciplines') ? say('disciplines') : undefined,
      form: wrong.has('form') ? say('shortOrFull') : undefined,
    }
    return data({ typed, errors }, 422)
  }
  const { locale } = context.get(page)
  const start = { ...choices.data, company: typed.company, locale }
  const { assessmentId, setCookie } = await startAssessment(context.get(services), context.get(visitor), start)
  const first = href('/assessments/:assessmentId/questions/:section', { assessmentId, section: 'scope' })
  return redirect(first, { headers: setCookie ? { 'Set-Cookie': setCookie } : {} })
}

export default function StartRoute({ loaderData, actionData }: Route.ComponentProps) {
  const t = useTranslations('app.start')
  const { disciplines, minutes } = loaderData
  const given = actionData?.typed
  return (
    <AppPage width="form">
      <h1 className="mb-10">{t('heading')}</h1>
      <Form method="post" noValidate>
        <StartForm
          disciplines={disciplines}
          minutes={minutes}
          given={{
            company: given?.company ?? '',
            disciplines: given?.disciplines ?? ['marketing'],
            form: given?.form === 'full' ? 'full' : 'short',
          }}
          errors={actionData?.errors}
        />
      </Form>
    </AppPage>
  )
}

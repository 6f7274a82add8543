import { data, Form, href, redirect } from 'react-router'
import { useTranslations } from 'use-intl'
import * as z from 'zod'
import { page, services, visitor } from '#app/context.server.ts'
import { formMinutes } from '#app/core/assessment/form-minutes.ts'
import { AppPage } from '#app/routes/app-page.tsx'
import { pageTitle } from '#app/routes/page-title.ts'
import { StartForm } from '#app/routes/questionnaire-parts/start-form.tsx'
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

const StartFields = z.strictObject({
  company: z
    .string()
    .trim()
    .max(200, 'Please keep the name under 200 characters.')
    .refine(
      (name) => name.isWellFormed() && !name.includes('\0'),
      'This name holds a character that cannot be stored.',
    ),
  disciplines: z.array(z.enum(DISCIPLINES, 'Please choose from the list.')).max(DISCIPLINES.length),
  form: z.enum(['short', 'full'], 'Please choose short or full.'),
})

export function loader({ context }: Route.LoaderArgs) {
  const { catalogue } = context.get(services)
  return { disciplines: catalogue.disciplines, minutes: formMinutes(catalogue) }
}

export async function action({ context, request }: Route.ActionArgs) {
  const form = await request.formData()
  const typed = {
    company: String(form.get('company') ?? ''),
    disciplines: form.getAll('disciplines').map(String),
    form: String(form.get('form') ?? ''),
  }
  const fields = StartFields.safeParse(typed)
  if (!fields.success) {
    const errors = z.flattenError(fields.error).fieldErrors
    return data(
      { typed, errors: { company: errors.company?.[0], disciplines: errors.disciplines?.[0], form: errors.form?.[0] } },
      422,
    )
  }
  const { locale } = context.get(page)
  const { assessmentId, setCookie } = await startAssessment(context.get(services), context.get(visitor), {
    ...fields.data,
    locale,
  })
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

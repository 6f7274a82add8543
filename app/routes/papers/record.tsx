import { data, Form, redirect } from 'react-router'
import { useTranslations } from 'use-intl'
import { services } from '#app/context.server.ts'
import { pageTitle } from '#app/routes/page-title.ts'
import { RegisterPage } from '#app/routes/register/register-page.tsx'
import { type TheirVersion, withTaken } from '#app/server/conflict.server.ts'
import { fieldOf, readForm, textFault } from '#app/server/form.server.ts'
import { requireWithinLimit } from '#app/server/limits.server.ts'
import { openPaper } from '#app/server/papers/open-paper.server.ts'
import { Button } from '#app/ui/button.tsx'
import { ErrorSummary } from '#app/ui/error-summary.tsx'
import { Notice } from '#app/ui/notice.tsx'
import { Section } from '#app/ui/section.tsx'
import { TAKE } from '#app/ui/theirs.tsx'
import type { Route } from './+types/record'
import { Downloads } from './downloads.tsx'
import { RECORD_MAX, RecordField } from './record-field.tsx'
import { viewRecord } from './record-view.server.ts'
import { saveFields } from './save-fields.server.ts'

export const handle = { words: ['register', 'record'] }
export const meta = pageTitle('record')

export async function loader({ context, params, url }: Route.LoaderArgs) {
  const { open, frame, knowledge } = await openPaper(context, params)
  return { ...viewRecord(frame, knowledge), frame: open.frame, isSaved: url.searchParams.has('saved') }
}

export type RecordView = Awaited<ReturnType<typeof loader>>
export type RecordOutcome = {
  errors: Record<string, string>
  typed: Record<string, string>
  version: string
  theirs: TheirVersion<string> | null
}

const FIELDS = { version: 'count', 'field.*': 'one', [TAKE]: 'many' } as const

/** Stores all fields of the record at once, unless somebody else changed the system meanwhile. */
export async function action({ context, params, request }: Route.ActionArgs) {
  const { open, knowledge } = await openPaper(context, params)
  const { law, say } = context.get(services)
  await requireWithinLimit(context.get(services), 'save', open.scope.actorId)
  const form = await readForm(request, FIELDS, say)
  const fields = law().privacy.recordFields.map(({ id }) => id)
  const stored = Object.fromEntries(fields.map((id) => [id, knowledge.source.record[id] ?? '']))
  const theirs = { version: open.system.version, fields: stored }
  const sent = Object.fromEntries(fields.map((id) => [id, fieldOf(form, `field.${id}`).trim()]))
  const version = fieldOf(form, 'version')
  const typed = withTaken(sent, { version, taken: form.getAll(TAKE) }, theirs)
  const errors = Object.fromEntries(
    fields.flatMap((id) => {
      const fault = textFault(typed[id] ?? '', RECORD_MAX, say)
      return fault ? [[id, fault]] : []
    }),
  )
  if (Object.keys(errors).length > 0) return data<RecordOutcome>({ errors, typed, version, theirs: null }, 422)
  const saved = await saveFields(context, open, { typed, baseVersion: Number(version) })
  if (saved === null) return data<RecordOutcome>({ errors: {}, typed, version, theirs }, 409)
  throw redirect(`${open.frame.base}/${open.system.id}/record?saved=yes`)
}

export default function RecordRoute({ loaderData: view, actionData: outcome }: Route.ComponentProps) {
  const t = useTranslations('record')
  const { frame, system, fields, works, isSaved } = view
  const at = `${frame.base}/${system.id}`
  const errors = Object.entries(outcome?.errors ?? {}).map(([id, message]) => ({ fieldId: `field.${id}`, message }))
  return (
    <RegisterPage frame={frame} back={{ to: at, label: system.name }}>
      <h1 className="mb-4">{t('heading')}</h1>
      <p className="mb-10 max-w-measure text-soft [overflow-wrap:anywhere]">{t('lead', { system: system.name })}</p>
      <div className="grid grid-cols-1 gap-12">
        {works.map(({ name, says, source }) => (
          <Notice key={name} title={name}>
            {says} <span className="text-sm text-soft">{source}</span>
          </Notice>
        ))}
        <Section id="papers" title={t('papers.heading')} text={t('papers.text', { count: view.open })}>
          <Downloads at={at} base={frame.base} />
        </Section>
        <Section id="fields" title={t('fields.heading')} text={t('fields.text')} fills>
          <Form method="post" noValidate className="grid max-w-form gap-8" key={system.version}>
            <ErrorSummary errors={errors} />
            {isSaved && !outcome && <Notice>{t('saved')}</Notice>}
            {outcome?.theirs && <Notice kind="warn">{t('changed')}</Notice>}
            <input
              type="hidden"
              name="version"
              value={outcome?.theirs?.version ?? outcome?.version ?? system.version}
            />
            {fields.map((field) => (
              <RecordField key={field.id} field={field} outcome={outcome} />
            ))}
            {frame.mayWrite && (
              <div>
                <Button kind="primary">{t('save')}</Button>
              </div>
            )}
          </Form>
        </Section>
      </div>
    </RegisterPage>
  )
}

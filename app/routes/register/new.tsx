import { data, Form, Link, redirect } from 'react-router'
import { useTranslations } from 'use-intl'
import { services } from '#app/context.server.ts'
import { blankSystem } from '#app/core/governance/register/new-system.ts'
import { keyOf, systemOfKind } from '#app/core/governance/register/propose-systems.ts'
import { pageTitle } from '#app/routes/page-title.ts'
import { fieldOf, nameFault, readForm } from '#app/server/form.server.ts'
import { requireWithinLimit } from '#app/server/limits.server.ts'
import { refusal } from '#app/server/refusal.server.ts'
import { requireRegister } from '#app/server/register/register.server.ts'
import { Button } from '#app/ui/button.tsx'
import { FieldError } from '#app/ui/field.tsx'
import { Select } from '#app/ui/select.tsx'
import { TextField } from '#app/ui/text-field.tsx'
import type { Route } from './+types/new'
import { addAll } from './add-systems.server.ts'
import { RegisterPage } from './register-page.tsx'
import { NAME_MAX } from './system-fields.ts'

export const meta = pageTitle('newSystem')
export const handle = { words: ['register'] }

export async function loader({ context, params }: Route.LoaderArgs) {
  const { frame } = await requireRegister(context, params)
  const { prefills } = context.get(services).law()
  return { frame, kinds: prefills.map((prefill) => ({ value: keyOf(prefill), label: prefill.name })) }
}

/** Adds one system of a kind, or of none; a name of one's own replaces the kind's. */
export async function action({ context, params, request }: Route.ActionArgs) {
  const open = await requireRegister(context, params)
  const { law, say } = context.get(services)
  await requireWithinLimit(context.get(services), 'save', open.scope.actorId)
  const form = await readForm(request, { kind: 'one', name: 'one' }, say)
  const typed = { kind: fieldOf(form, 'kind'), name: fieldOf(form, 'name') }
  const name = typed.name.trim()
  const system = typed.kind === '' ? blankSystem(name) : systemOfKind(law().prefills, typed.kind)
  if (!system) throw refusal(400, say('unknownForm'))
  const fault = name === '' ? (typed.kind === '' ? say('systemName') : null) : nameFault(name, NAME_MAX, say)
  if (fault !== null) return data({ errors: { name: fault, form: null }, typed }, 422)
  const added = await addAll(context, open, [name === '' ? system : { ...system, name }])
  if (!Array.isArray(added)) return data({ errors: { name: null, form: added.error }, typed }, 422)
  throw redirect(`${open.frame.base}/${added[0]}`)
}

export default function NewSystemRoute({ loaderData: { frame, kinds }, actionData }: Route.ComponentProps) {
  const t = useTranslations('register')
  const { errors, typed } = actionData ?? {}
  return (
    <RegisterPage frame={frame} back={{ to: frame.base, label: t('heading') }}>
      <h1 className="mb-8">{t('new.heading')}</h1>
      <Form method="post" noValidate className="grid max-w-form justify-items-start gap-6">
        {errors?.form && <FieldError id="form">{errors.form}</FieldError>}
        <div className="w-full">
          <Select
            name="kind"
            label={t('new.kind')}
            hint={t('new.kindHint')}
            defaultValue={typed?.kind ?? ''}
            options={[{ value: '', label: t('new.noKind') }, ...kinds]}
          />
        </div>
        <div className="w-full">
          <TextField
            name="name"
            label={t('fields.name')}
            hint={t('new.nameHint')}
            maxLength={NAME_MAX}
            autoComplete="off"
            defaultValue={typed?.name}
            error={errors?.name ?? undefined}
          />
        </div>
        <div className="flex flex-wrap items-center gap-6">
          <Button kind="primary">{t('new.add')}</Button>
          <Link to={frame.base}>{t('cancel')}</Link>
        </div>
      </Form>
    </RegisterPage>
  )
}

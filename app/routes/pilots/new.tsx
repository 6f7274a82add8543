import { data, Form, Link, redirect } from 'react-router'
import { useTranslations } from 'use-intl'
import { services } from '#app/context.server.ts'
import { AppPage } from '#app/routes/app-page.tsx'
import { pageTitle } from '#app/routes/page-title.ts'
import { fieldOf, nameFault, readForm } from '#app/server/form.server.ts'
import { requireWithinLimit } from '#app/server/limits.server.ts'
import { Button } from '#app/ui/button.tsx'
import { FieldError } from '#app/ui/field.tsx'
import { Select } from '#app/ui/select.tsx'
import { TextField } from '#app/ui/text-field.tsx'
import type { Route } from './+types/new'
import { NAME_MAX } from './charter-fields.ts'
import { requireStart } from './start-pilot.server.ts'

export const meta = pageTitle('newPilot')
export const handle = { words: ['pilots'] }

/** A pilot begins from a check (`?assessment=`), for one of its targets (`?target=`, `?start=`), for a company (`?client=`), or free. */
export async function loader({ context, url }: Route.LoaderArgs) {
  const start = await requireStart(context, url.searchParams)
  return { companies: start.companies, chosen: start.chosen, targets: start.targets, from: start.from }
}

export async function action({ context, request }: Route.ActionArgs) {
  const own = context.get(services)
  const form = await readForm(
    request,
    { name: 'one', client: 'one', target: 'one', assessment: 'one', start: 'one' },
    own.say,
  )
  const typed = { name: fieldOf(form, 'name').trim(), client: fieldOf(form, 'client'), target: fieldOf(form, 'target') }
  const start = await requireStart(
    context,
    new URLSearchParams({
      assessment: fieldOf(form, 'assessment'),
      start: fieldOf(form, 'start'),
      target: typed.target,
    }),
  )
  await requireWithinLimit(own, 'save', start.scope.actorId)
  const name = typed.name === '' ? start.nameOf(typed.target) : typed.name
  const fault = name === null ? own.say('pilotName') : nameFault(name, NAME_MAX, own.say)
  if (name === null || fault !== null) return data({ error: fault ?? '', typed }, 422)
  const added = await start.add({ name, clientId: typed.client, targetId: typed.target })
  if (typeof added !== 'string') return data({ error: added.error, typed }, 422)
  throw redirect(`/pilots/${added}/charter/scope`)
}

export default function NewPilotRoute({ loaderData, actionData }: Route.ComponentProps) {
  const t = useTranslations('pilots')
  const { companies, chosen, targets, from } = loaderData
  const typed = actionData?.typed
  return (
    <AppPage width="form">
      <h1 className="mb-4">{t('new.heading')}</h1>
      <p className="mb-8 max-w-measure text-soft">{t('new.lead')}</p>
      {companies.length === 0 ? (
        <p>
          {t('new.noCompany')} <Link to="/start">{t('new.startCheck')}</Link>
        </p>
      ) : (
        <Form method="post" noValidate className="grid justify-items-start gap-6">
          <input type="hidden" name="assessment" value={from.assessment} />
          <input type="hidden" name="start" value={from.start} />
          {actionData && (
            <div role="alert">
              <FieldError id="form">{actionData.error}</FieldError>
            </div>
          )}
          <div className="w-full">
            <Select
              name="client"
              label={t('new.company')}
              options={companies.map(({ id, name }) => ({ value: id, label: name }))}
              defaultValue={typed?.client ?? chosen.client}
            />
          </div>
          <div className="w-full">
            <Select
              name="target"
              label={t('new.target')}
              hint={t('new.targetHint')}
              options={[
                { value: '', label: t('new.noTarget') },
                ...targets.map(({ id, name }) => ({ value: id, label: name })),
              ]}
              defaultValue={typed?.target ?? chosen.target}
            />
          </div>
          <div className="w-full">
            <TextField
              name="name"
              label={t('new.name')}
              hint={t('new.nameHint')}
              maxLength={NAME_MAX}
              autoComplete="off"
              optional
              defaultValue={typed?.name}
            />
          </div>
          <div className="flex flex-wrap items-center gap-6">
            <Button kind="primary">{t('new.button')}</Button>
            <Link to="/pilots">{t('cancel')}</Link>
          </div>
          <p className="max-w-measure text-sm text-soft">{t('new.late')}</p>
        </Form>
      )}
    </AppPage>
  )
}

import { data, Form, Link } from 'react-router'
import { useTranslations } from 'use-intl'
import { AppPage } from '#app/routes/app-page.tsx'
import { pageTitle } from '#app/routes/page-title.ts'
import { LEAD_NAME_MAX } from '#app/routes/questionnaire-parts/lead-fields.tsx'
import { Button, buttonLook } from '#app/ui/button.tsx'
import { ChoiceGroup, Tick } from '#app/ui/choice.tsx'
import { ErrorSummary } from '#app/ui/error-summary.tsx'
import { Notice } from '#app/ui/notice.tsx'
import { TextField } from '#app/ui/text-field.tsx'
import type { Route } from './+types/enter'
import { type EnterOutcome, enter } from './enter.server.ts'
import { type EnterView, viewAnswerLink } from './enter-view.server.ts'
import { WhoAsks } from './who-asks.tsx'

export const handle = { words: ['answering'], hydrate: false }
export const meta = pageTitle('answering')

/** Says who asks and what for; mail scanners follow links, and change nothing here. */
export async function loader({ context, params }: Route.LoaderArgs) {
  const view = await viewAnswerLink(context, params.token)
  return data(view, view.shut === null ? 200 : 410)
}

export const action = ({ context, params, request }: Route.ActionArgs) => enter(context, params.token, request)

export default function EnterRoute({ loaderData: view, actionData: outcome }: Route.ComponentProps) {
  const t = useTranslations('answering.enter')
  if (view.shut !== null) {
    return (
      <AppPage width="form">
        <h1 className="mb-4">{t(`shut.${view.shut}.heading`)}</h1>
        <p className="max-w-measure [overflow-wrap:anywhere]">
          {t(`shut.${view.shut}.text`, { person: view.person || view.company })}
        </p>
      </AppPage>
    )
  }
  return (
    <AppPage width="form">
      <h1 className="mb-4 [overflow-wrap:anywhere]">{t('heading', { company: view.company })}</h1>
      <WhoAsks view={view} />
      {view.back && (
        <div className="mb-10 grid justify-items-start gap-4">
          <Notice>{t('back', { name: view.back.name })}</Notice>
          <Link to={view.back.href} {...buttonLook('primary')}>
            {t('goOn')}
          </Link>
        </div>
      )}
      <EnterForm view={view} outcome={outcome} />
    </AppPage>
  )
}

function EnterForm({ view, outcome }: { view: EnterView; outcome: EnterOutcome | undefined }) {
  const t = useTranslations('answering.enter')
  const { errors = {}, typed = view.given } = outcome ?? {}
  const summary = (['name', 'disciplines'] as const).flatMap((fieldId) => {
    const message = errors[fieldId]
    return message ? [{ fieldId, message }] : []
  })
  return (
    <Form method="post" reloadDocument noValidate className="grid justify-items-start gap-8">
      <ErrorSummary errors={summary} />
      {view.kind !== 'return' && (
        <>
          {view.back && <h2>{t('somebodyElse')}</h2>}
          <div className="w-full">
            <TextField
              name="name"
              label={t('name')}
              hint={t('nameHint')}
              maxLength={LEAD_NAME_MAX}
              autoComplete="name"
              defaultValue={typed.name}
              error={errors.name}
            />
          </div>
          <div className="w-full">
            <ChoiceGroup
              id="disciplines"
              legend={t('disciplines')}
              hint={t('disciplinesHint')}
              error={errors.disciplines}
              layout="ticks"
            >
              {view.disciplines.map(({ id, name }) => (
                <Tick key={id} name="disciplines" value={id} defaultChecked={typed.disciplines.includes(id)}>
                  {name}
                </Tick>
              ))}
            </ChoiceGroup>
          </div>
        </>
      )}
      <Button kind={view.back ? 'secondary' : 'primary'}>{t(view.kind === 'return' ? 'goOn' : 'begin')}</Button>
    </Form>
  )
}

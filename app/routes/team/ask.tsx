import { Form, Link } from 'react-router'
import { useTranslations } from 'use-intl'
import { services } from '#app/context.server.ts'
import { AppPage } from '#app/routes/app-page.tsx'
import { pageTitle } from '#app/routes/page-title.ts'
import { headOf } from '#app/server/assessment-head.server.ts'
import { readForm } from '#app/server/form.server.ts'
import { requireWithinLimit } from '#app/server/limits.server.ts'
import { requireAssessment } from '#app/server/open-assessment.server.ts'
import { Button } from '#app/ui/button.tsx'
import { ChoiceGroup, Tick } from '#app/ui/choice.tsx'
import { ErrorSummary } from '#app/ui/error-summary.tsx'
import { Notice } from '#app/ui/notice.tsx'
import type { Route } from './+types/ask'
import { ASK_FIELDS, type AskOutcome, askColleague } from './ask.server.ts'
import { AskNew } from './ask-new.tsx'
import { type AskView, requirePassable, viewAsk } from './ask-view.server.ts'

export const handle = { words: ['team'] }
export const meta = pageTitle('passOn')

/** Asks whom the lead's question is for: somebody of the team, a discipline, or somebody new. */
export async function loader({ context, params }: Route.LoaderArgs) {
  const open = await requireAssessment(context, params.assessmentId)
  const question = requirePassable(context, open, params.questionId)
  return { head: headOf(open), ...(await viewAsk(context, open, question)) }
}

export async function action({ context, params, request, url }: Route.ActionArgs) {
  const open = await requireAssessment(context, params.assessmentId)
  const question = requirePassable(context, open, params.questionId)
  const { say } = context.get(services)
  await requireWithinLimit(context.get(services), 'save', open.scope.actorId)
  const form = await readForm(request, ASK_FIELDS, say)
  return askColleague(context, open, { form, question, origin: url.origin })
}

export default function AskRoute({ loaderData: view, actionData: outcome }: Route.ComponentProps) {
  const t = useTranslations('team.ask')
  const { head, ask, back, to, isClosed } = view
  const mayPass = !isClosed && !head.isSubmitted
  return (
    <AppPage assessment={head} width="form">
      <div className="grid grid-cols-1 gap-8 [overflow-wrap:anywhere]">
        <div className="grid gap-4">
          <h1>{t('heading')}</h1>
          <p className="max-w-measure text-lg">{ask}</p>
          {to !== null && <Notice>{t('passed', { to: to.name })}</Notice>}
          {isClosed && <Notice kind="warn">{t('closed')}</Notice>}
        </div>
        {mayPass && (
          <>
            <PassForm view={view} outcome={outcome?.intent === 'pass' ? outcome : undefined} />
            <AskNew view={view} outcome={outcome?.intent === 'invite' ? outcome : undefined} />
          </>
        )}
        <p>
          <Link to={back} className="inline-flex min-h-11 items-center">
            {t('back')}
          </Link>
        </p>
      </div>
    </AppPage>
  )
}

type PassFormProps = { view: AskView; outcome: Extract<AskOutcome, { intent: 'pass' }> | undefined }

/** People and disciplines are one choice. */
function PassForm({ view: { people, disciplines, to }, outcome }: PassFormProps) {
  const t = useTranslations('team.ask')
  const first = people.length > 0 ? 'people' : 'disciplines'
  return (
    <Form method="post" noValidate className="grid justify-items-start gap-8">
      <ErrorSummary errors={outcome ? [{ fieldId: first, message: outcome.error }] : []} />
      {people.length > 0 && (
        <ChoiceGroup id="people" legend={t('people')} error={outcome?.error} layout="ticks">
          {people.map(({ key, name, disciplines: own, hasEntered }) => (
            <Tick key={key} type="radio" name="to" value={key} defaultChecked={to?.key === key}>
              {name}
              <span className="block text-sm text-soft">
                {t(hasEntered ? 'speaksFor' : 'notInYet', { disciplines: own })}
              </span>
            </Tick>
          ))}
        </ChoiceGroup>
      )}
      <ChoiceGroup
        id="disciplines"
        legend={t(people.length > 0 ? 'orDiscipline' : 'discipline')}
        hint={t('disciplineHint')}
        error={people.length > 0 ? undefined : outcome?.error}
        layout="ticks"
      >
        {disciplines.map(({ key, name, people: count }) => (
          <Tick key={key} type="radio" name="to" value={key} defaultChecked={to?.key === key}>
            {name}
            <span className="block text-sm text-soft">{t('count', { count })}</span>
          </Tick>
        ))}
      </ChoiceGroup>
      <div className="flex flex-wrap items-center gap-4">
        <Button kind="primary" name="intent" value="pass">
          {t('button')}
        </Button>
        {to !== null && (
          <Button kind="quiet" name="intent" value="keep">
            {t('keep')}
          </Button>
        )}
      </div>
    </Form>
  )
}

import { data, Form, Link, redirect } from 'react-router'
import { useTranslations } from 'use-intl'
import { services } from '#app/context.server.ts'
import { AppPage } from '#app/routes/app-page.tsx'
import { pageTitle } from '#app/routes/page-title.ts'
import { MINE } from '#app/routes/questionnaire/section-view.ts'
import { LEAD_NAME_MAX } from '#app/routes/questionnaire-parts/lead-fields.tsx'
import { requireParticipation } from '#app/server/answering/participation.server.ts'
import { askedIn } from '#app/server/asked-questions.server.ts'
import { headOf } from '#app/server/assessment-head.server.ts'
import { fieldOf, nameFault, readForm } from '#app/server/form.server.ts'
import { requireWithinLimit } from '#app/server/limits.server.ts'
import { refusal } from '#app/server/refusal.server.ts'
import { Button } from '#app/ui/button.tsx'
import { ChoiceGroup, Tick } from '#app/ui/choice.tsx'
import { ErrorSummary } from '#app/ui/error-summary.tsx'
import { TextField } from '#app/ui/text-field.tsx'
import { keepQuestion, passQuestion } from '#db/queries/question-passes.server.ts'
import type { Route } from './+types/pass'

export const handle = { words: ['answering'] }
export const meta = pageTitle('passOn')

/** Asks whom a question is for: a discipline, or somebody by name. */
export async function loader({ context, params }: Route.LoaderArgs) {
  const { open, question, disciplines } = await requireQuestion(context, params)
  const to = open.respondent.passedOn[question.id] ?? null
  const back = placeOf(open.respondent.base, question)
  return { head: headOf(open), ask: question.ask, disciplines, to, back }
}

export async function action({ context, params, request }: Route.ActionArgs) {
  const { open, question, disciplines } = await requireQuestion(context, params)
  const { database, say } = context.get(services)
  await requireWithinLimit(context.get(services), 'save', open.scope.actorId)
  const form = await readForm(request, { intent: 'one', discipline: 'one', name: 'one' }, say)
  const place = { assessmentId: open.assessment.id, participantId: open.lead.id, questionId: question.id }
  const back = placeOf(open.respondent.base, question)
  if (fieldOf(form, 'intent') === 'keep') {
    await database.withWorkspace(open.scope, (tx) => keepQuestion(tx, place))
    throw redirect(back)
  }
  const name = fieldOf(form, 'name').trim()
  const discipline = disciplines.find(({ id }) => id === fieldOf(form, 'discipline'))
  const fault = nameFault(name, LEAD_NAME_MAX, say)
  const to = name !== '' ? { name } : discipline ? { discipline: discipline.id } : null
  if (fault !== null || to === null) {
    return data({ error: fault ?? say('passTo'), name, discipline: discipline?.id ?? '' }, 422)
  }
  await database.withWorkspace(open.scope, (tx) => passQuestion(tx, place, to))
  throw redirect(back)
}

type Params = { participantId: string; questionId: string }

/** @throws a 404 response as `requireParticipation` does, and for a question that is not asked of them */
async function requireQuestion(context: Route.LoaderArgs['context'], { participantId, questionId }: Params) {
  const open = await requireParticipation(context, participantId)
  const { catalogue } = askedIn(context, open)
  const question = catalogue.questions.find(({ id, kind }) => id === questionId && kind !== 'scope')
  if (!question) throw refusal(404, context.get(services).say('noQuestion'))
  return { open, question, disciplines: catalogue.disciplines }
}

/** Back to where it stands now: with what was asked first, or with its own section. */
const placeOf = (base: string, { id }: { id: string }) => `${base}/questions/${MINE}?question=${id}#q-${id}`

export default function PassRoute({ loaderData, actionData }: Route.ComponentProps) {
  const t = useTranslations('answering.pass')
  const { head, ask, disciplines, to, back } = loaderData
  const given = actionData ?? {
    name: to && 'name' in to ? to.name : '',
    discipline: to && 'discipline' in to ? to.discipline : '',
  }
  return (
    <AppPage assessment={head} width="form">
      <h1 className="mb-4">{t('heading')}</h1>
      <p className="mb-8 max-w-measure text-lg [overflow-wrap:anywhere]">{ask}</p>
      <Form method="post" noValidate className="grid justify-items-start gap-8">
        <ErrorSummary errors={actionData ? [{ fieldId: 'discipline', message: actionData.error }] : []} />
        <ChoiceGroup
          id="discipline"
          legend={t('discipline')}
          hint={t('disciplineHint')}
          error={actionData?.error}
          layout="ticks"
        >
          {disciplines.map(({ id, name }) => (
            <Tick key={id} type="radio" name="discipline" value={id} defaultChecked={given.discipline === id}>
              {name}
            </Tick>
          ))}
        </ChoiceGroup>
        <div className="w-full">
          <TextField
            name="name"
            label={t('name')}
            hint={t('nameHint')}
            optional
            maxLength={LEAD_NAME_MAX}
            autoComplete="off"
            defaultValue={given.name}
          />
        </div>
        <div className="flex flex-wrap items-center gap-4">
          <Button kind="primary" name="intent" value="pass">
            {t('button')}
          </Button>
          {to !== null && (
            <Button kind="quiet" name="intent" value="keep">
              {t('keep')}
            </Button>
          )}
          <Link to={back}>{t('back')}</Link>
        </div>
      </Form>
    </AppPage>
  )
}

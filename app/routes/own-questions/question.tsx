import { Link } from 'react-router'
import { useTranslations } from 'use-intl'
import { services } from '#app/context.server.ts'
import { can } from '#app/core/access/can.ts'
import { AppPage } from '#app/routes/app-page.tsx'
import { pageTitle } from '#app/routes/page-title.ts'
import { NOTHING_GIVEN } from '#app/routes/questionnaire-parts/answer-fields.ts'
import { QuestionCard } from '#app/routes/questionnaire-parts/question-card.tsx'
import { readForm } from '#app/server/form.server.ts'
import { requireWithinLimit } from '#app/server/limits.server.ts'
import { requireWorkspace } from '#app/server/workspace.server.ts'
import { Notice } from '#app/ui/notice.tsx'
import { Section } from '#app/ui/section.tsx'
import { listOwnQuestions } from '#db/queries/own-questions.server.ts'
import type { Route } from './+types/question'
import { NEW, QUESTION_FIELDS } from './question-fields.ts'
import { AddedForm, WordingForm } from './question-forms.tsx'
import { type EditView, editView } from './question-view.server.ts'
import { saveQuestion } from './save-question.server.ts'

export const handle = { words: ['ownQuestions'] }
export const meta = pageTitle('ownQuestion')

export async function loader({ context, params, url }: Route.LoaderArgs) {
  const { scope, workspace } = await requireWorkspace(context, params.workspaceId)
  const { database } = context.get(services)
  const stored = await database.withWorkspace(scope, listOwnQuestions)
  const { questionId } = params
  return {
    list: `/workspaces/${workspace.workspaceId}/questions`,
    mayChange: can(workspace.role, 'questions.change') && workspace.closesAt === null,
    view: editView(context, { questionId, section: url.searchParams.get('section'), stored }),
  }
}

export async function action({ context, params, request }: Route.ActionArgs) {
  const open = await requireWorkspace(context, params.workspaceId)
  await requireWithinLimit(context.get(services), 'save', open.scope.actorId)
  const form = await readForm(request, QUESTION_FIELDS, context.get(services).say)
  return saveQuestion(context, { open, questionId: params.questionId, form })
}

export default function OwnQuestionRoute({ loaderData, actionData }: Route.ComponentProps) {
  const t = useTranslations('ownQuestions')
  const { list, mayChange } = loaderData
  const view = actionData?.view ?? loaderData.view
  const errors = actionData?.errors ?? {}
  const heading = view.kind === 'standard' ? 'rewordHeading' : view.id === NEW ? 'newHeading' : 'changeHeading'
  return (
    <AppPage>
      <p className="mb-4">
        <Link to={`${list}#${view.id === NEW ? view.fields.section : view.id}`}>{t('toList')}</Link>
      </p>
      <h1 className="mb-8">{t(heading)}</h1>
      <div className="grid gap-12 [overflow-wrap:anywhere]">
        {view.isHidden && <Notice>{t('isHidden')}</Notice>}
        {actionData?.theirs && (
          <Notice kind="warn" title={t('theirs')}>
            <p>{actionData.theirs.ask}</p>
            {actionData.theirs.help && <p className="text-soft">{actionData.theirs.help}</p>}
          </Notice>
        )}
        {view.standard && (
          <Section title={t('standardWords')} text={t('standardText')}>
            <p className="max-w-measure font-semibold">{view.standard.ask}</p>
            <p className="max-w-measure text-soft">{view.standard.help}</p>
          </Section>
        )}
        {mayChange &&
          (view.kind === 'standard' ? (
            <WordingForm key={view.fields.version} view={view} errors={errors} />
          ) : (
            <AddedForm key={view.fields.version} view={view} errors={errors} />
          ))}
        {view.card && <Preview card={view.card} />}
      </div>
    </AppPage>
  )
}

/** To look at: nothing in it can be chosen. */
function Preview({ card }: { card: NonNullable<EditView['card']> }) {
  const t = useTranslations('ownQuestions')
  return (
    <Section id="preview" title={t('preview')} text={t('previewText')} fills>
      <div inert className="max-w-form rounded-lg border border-edge p-6">
        <QuestionCard question={card} given={NOTHING_GIVEN} version={0} opId="" headingLevel={3} hasDetails={false} />
      </div>
    </Section>
  )
}

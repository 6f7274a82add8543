import { data, Link, redirect } from 'react-router'
import { useTranslations } from 'use-intl'
import { services } from '#app/context.server.ts'
import { LegalNote } from '#app/routes/governance-parts/legal-note.tsx'
import { QuestionForm } from '#app/routes/governance-parts/question-form.tsx'
import { pageTitle } from '#app/routes/page-title.ts'
import { fieldOf, readForm } from '#app/server/form.server.ts'
import { requireWithinLimit } from '#app/server/limits.server.ts'
import { type OpenSystem, requireSystem } from '#app/server/register/register.server.ts'
import { buttonLook } from '#app/ui/button.tsx'
import type { Route } from './+types/interview'
import { interviewView, requirePart, saveInterview } from './interview.server.ts'
import { AnsweredSoFar } from './interview-path.tsx'
import { ActSection, PrivacySection } from './outcome-sections.tsx'
import { RegisterPage } from './register-page.tsx'

export const meta = pageTitle('interview')
export const handle = { words: ['governance', 'register'] }

export async function loader({ context, params, url }: Route.LoaderArgs) {
  const open = await requireSystem(context, params)
  return interviewView(context, open, { part: requirePart(context, params.part), asked: url.searchParams })
}

export type InterviewView = Awaited<ReturnType<typeof loader>>

export async function action({ context, params, request, url }: Route.ActionArgs) {
  const open: OpenSystem = await requireSystem(context, params)
  const part = requirePart(context, params.part)
  const own = context.get(services)
  await requireWithinLimit(own, 'save', open.scope.actorId)
  const form = await readForm(request, { intent: 'one', question: 'one', answer: 'one' }, own.say)
  const error = await saveInterview(context, open, {
    part,
    confirmsAll: fieldOf(form, 'intent') === 'confirm',
    question: fieldOf(form, 'question'),
    answer: fieldOf(form, 'answer'),
  })
  if (error !== null) return data({ error, question: fieldOf(form, 'question') }, 422)
  const more = url.searchParams.get('more') === 'yes' ? '?more=yes' : ''
  throw redirect(`${open.frame.base}/${open.system.id}/${part}${more}`)
}

export default function InterviewRoute({ loaderData: view, actionData }: Route.ComponentProps) {
  const t = useTranslations('register')
  const { frame, facts, part, step, outcomes } = view
  const system = `${frame.base}/${facts.id}`
  return (
    <RegisterPage frame={frame} back={{ to: system, label: facts.name }}>
      {step ? (
        <div className="grid grid-cols-1 gap-12">
          <QuestionForm
            key={step.question.id}
            question={step.question}
            field="answer"
            hidden={[['question', step.question.id]]}
            known={step.known ? { option: step.known.option, from: known(step.known.source) } : undefined}
            error={actionData?.question === step.question.id ? actionData.error : undefined}
            submit={step.confirms ? t('interview.confirm') : undefined}
            progress={t(step.toCome === null ? 'interview.changing' : 'interview.progress', {
              part: t(`parts.${part === 'ai-act' ? 'aiAct' : 'privacy'}`),
              count: step.answered,
              toCome: step.toCome ?? 0,
            })}
            actions={<Link to={system}>{t('interview.stop')}</Link>}
          />
          <AnsweredSoFar view={view} />
        </div>
      ) : (
        <div className="grid grid-cols-1 gap-12">
          <h1 className="[overflow-wrap:anywhere]">{t('interview.done', { system: facts.name })}</h1>
          {part === 'ai-act' ? <ActSection view={view} /> : <PrivacySection view={view} />}
          <LegalNote
            triage={part === 'ai-act' ? outcomes.triage : null}
            screening={part === 'privacy' ? outcomes.screening : null}
          />
          <p className="flex flex-wrap items-center gap-x-6 gap-y-3">
            {part === 'ai-act' && outcomes.privacy.isOpen && (
              <Link to={`${system}/privacy`} {...buttonLook('primary')}>
                {t('interview.toPrivacy')}
              </Link>
            )}
            {part === 'privacy' && outcomes.aiAct.isOpen && (
              <Link to={`${system}/ai-act`} {...buttonLook('primary')}>
                {t('interview.toAct')}
              </Link>
            )}
            <Link to={system}>{t('interview.toSystem')}</Link>
          </p>
        </div>
      )}
    </RegisterPage>
  )

  function known(source: 'person' | 'vendor' | 'known') {
    return source === 'person' ? null : t(`interview.from.${source}`)
  }
}

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
import { ChangedMeanwhile } from './changed-meanwhile.tsx'
import { confirmSeen, interviewView, readSeen, requirePart, saveInterview } from './interview.server.ts'
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

type InterviewOutcome = {
  question: string
  error?: string
  /** Somebody answered it meanwhile: how it stands now, and what was chosen here. */
  changed?: { view: InterviewView; chosen: string }
}

/** `stood`: the option that the page showed; `seen`: all that it showed, to be confirmed. */
const FIELDS = { intent: 'one', question: 'one', answer: 'one', stood: 'one', seen: 'many' } as const

export async function action({ context, params, request, url }: Route.ActionArgs) {
  const open: OpenSystem = await requireSystem(context, params)
  const part = requirePart(context, params.part)
  const own = context.get(services)
  await requireWithinLimit(own, 'save', open.scope.actorId)
  const form = await readForm(request, FIELDS, own.say)
  const [question, answer] = [fieldOf(form, 'question'), fieldOf(form, 'answer')]
  if (fieldOf(form, 'intent') === 'confirm') {
    await confirmSeen(context, open, { part, seen: readSeen(form.getAll('seen').map(String)) })
  } else {
    const fault = await saveInterview(context, open, { part, question, answer, seen: fieldOf(form, 'stood') })
    if (fault === 'changed') {
      const now = await requireSystem(context, params)
      const view = interviewView(context, now, { part, asked: new URLSearchParams({ question }) })
      return data<InterviewOutcome>({ question, changed: { view, chosen: answer } }, 409)
    }
    if (fault) return data<InterviewOutcome>({ question, ...fault }, 422)
  }
  const more = url.searchParams.get('more') === 'yes' ? '?more=yes' : ''
  throw redirect(`${open.frame.base}/${open.system.id}/${part}${more}`)
}

export default function InterviewRoute({ loaderData, actionData }: Route.ComponentProps) {
  const t = useTranslations('register')
  const changed = actionData?.changed
  const view = changed?.view ?? loaderData
  const { frame, facts, part, step, outcomes } = view
  const system = `${frame.base}/${facts.id}`
  const isSettled = part === 'ai-act' ? outcomes.triage.open === null : outcomes.screening.said !== null
  return (
    <RegisterPage frame={frame} back={{ to: system, label: facts.name }}>
      {step ? (
        <div className="grid grid-cols-1 gap-12">
          {changed && <ChangedMeanwhile step={step} />}
          <QuestionForm
            key={`${step.question.id} ${changed?.chosen ?? ''}`}
            question={step.question}
            field="answer"
            hidden={[
              ['question', step.question.id],
              ['stood', step.known?.option ?? ''],
            ]}
            known={shown(step)}
            error={actionData?.question === step.question.id ? actionData.error : undefined}
            submit={step.confirms ? t('interview.confirm') : undefined}
            progress={t(step.toCome === null ? 'interview.changing' : 'interview.progress', {
              part: t(`parts.${part === 'ai-act' ? 'aiAct' : 'privacy'}`),
              count: step.answered,
              filledIn: step.filledIn,
              toCome: step.toCome ?? 0,
            })}
            actions={<Link to={system}>{t('interview.stop')}</Link>}
          />
          <AnsweredSoFar view={view} />
        </div>
      ) : (
        <div className="grid grid-cols-1 gap-12">
          <h1 className="[overflow-wrap:anywhere]">
            {t(isSettled ? 'interview.settled' : 'interview.done', { system: facts.name })}
          </h1>
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

  function shown({ question, known }: NonNullable<InterviewView['step']>) {
    if (changed && actionData.question === question.id) return { option: changed.chosen, from: null }
    if (!known) return undefined
    return { option: known.option, from: known.source === 'person' ? null : t(`interview.from.${known.source}`) }
  }
}

import { Form, Link } from 'react-router'
import { useTranslations } from 'use-intl'
import { services } from '#app/context.server.ts'
import { LegalNote } from '#app/routes/governance-parts/legal-note.tsx'
import { pageTitle } from '#app/routes/page-title.ts'
import { readForm } from '#app/server/form.server.ts'
import { requireWithinLimit } from '#app/server/limits.server.ts'
import { placingRules } from '#app/server/register/placing.server.ts'
import { requireSystem } from '#app/server/register/register.server.ts'
import { secondLookOf } from '#app/server/register/second-look.server.ts'
import { viewOutcomes } from '#app/server/register/system-view.server.ts'
import { Button } from '#app/ui/button.tsx'
import { Tick } from '#app/ui/choice.tsx'
import { FieldError } from '#app/ui/field.tsx'
import { Notice } from '#app/ui/notice.tsx'
import { Section } from '#app/ui/section.tsx'
import { Tag } from '#app/ui/tag.tsx'
import { latestRecords } from '#db/queries/ai-system-reviews.server.ts'
import type { Route } from './+types/system'
import { changeFacts, SYSTEM_FIELDS } from './change-system.server.ts'
import { choicesFor } from './fact-choices.server.ts'
import { FactsForm } from './facts-form.tsx'
import { Look } from './look.tsx'
import { ActSection, PrivacySection } from './outcome-sections.tsx'
import { PapersSection } from './papers-section.tsx'
import { RegisterPage } from './register-page.tsx'

export const meta = pageTitle('system')
export const handle = { words: ['governance', 'register'] }

export async function loader({ context, params, url }: Route.LoaderArgs) {
  const open = await requireSystem(context, params)
  const { database, law } = context.get(services)
  const { answers: _, record: _record, createdAt: _created, updatedAt: _updated, ...facts } = open.system
  const records = await database.withWorkspace(open.scope, (tx) => latestRecords(tx, [open.system.id]))
  return {
    frame: open.frame,
    /** It was kept just now from what the free check answered. */
    isKept: url.searchParams.has('kept'),
    facts,
    isSaved: url.searchParams.has('saved'),
    choices: choicesFor(context),
    outcomes: viewOutcomes(context, open),
    look: secondLookOf(placingRules(law()), open.system, records.get(open.system.id), open.today),
  }
}

export type SystemView = Awaited<ReturnType<typeof loader>>

export async function action({ context, params, request }: Route.ActionArgs) {
  const open = await requireSystem(context, params)
  await requireWithinLimit(context.get(services), 'save', open.scope.actorId)
  return changeFacts(context, open, await readForm(request, SYSTEM_FIELDS, context.get(services).say))
}

export default function SystemRoute({ loaderData: view, actionData: outcome }: Route.ComponentProps) {
  const t = useTranslations('register')
  const { frame, facts, outcomes, choices } = view
  const useCase = choices.useCases.find(({ value }) => value === facts.useCaseId)?.label
  return (
    <RegisterPage frame={frame} back={{ to: frame.base, label: t('heading') }}>
      {view.isKept && (
        <div className="mb-8 [overflow-wrap:anywhere]">
          <Notice>{t('kept', { name: facts.name })}</Notice>
        </div>
      )}
      <div className="mb-10 grid gap-3 [overflow-wrap:anywhere]">
        <h1>{facts.name}</h1>
        <p className="flex flex-wrap items-baseline gap-x-4 text-soft">
          <Tag>{t(`status.${facts.status}`)}</Tag>
          {useCase && <span>{useCase}</span>}
        </p>
        {facts.purpose && <p className="max-w-measure">{facts.purpose}</p>}
      </div>
      <div className="grid grid-cols-1 gap-12">
        <ActSection view={view} />
        <PrivacySection view={view} />
        <LegalNote
          triage={outcomes.aiAct.isUntouched ? null : outcomes.triage}
          screening={outcomes.privacy.isUntouched ? null : outcomes.screening}
        />
        <PapersSection to={`${frame.base}/${facts.id}`} />
        <Section id="facts" title={t('facts.heading')} text={t('facts.text')} fills>
          {view.isSaved && !outcome && <Notice>{t('facts.saved')}</Notice>}
          <FactsForm key={facts.version} view={view} outcome={outcome} />
        </Section>
        <Section id="look" title={t('look.heading')}>
          <Look look={view.look} />
          <Link to={`${frame.base}/${facts.id}/history`}>
            {t(view.look.state === 'none' ? 'look.start' : 'look.open')}
          </Link>
        </Section>
        {frame.mayDelete && <DeleteSection error={outcome?.errors?.confirm} />}
      </div>
    </RegisterPage>
  )
}

function DeleteSection({ error }: { error: string | undefined }) {
  const t = useTranslations('register.delete')
  return (
    <Section id="delete" title={t('heading')} text={t('text')}>
      <Form method="post" className="grid justify-items-start gap-4">
        {error && <FieldError id="confirm">{error}</FieldError>}
        <Tick name="confirm" value="yes" id="confirm">
          {t('confirm')}
        </Tick>
        <Button kind="danger" name="intent" value="delete">
          {t('button')}
        </Button>
      </Form>
    </Section>
  )
}

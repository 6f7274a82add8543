import { Link } from 'react-router'
import { useTranslations } from 'use-intl'
import { services } from '#app/context.server.ts'
import { AppPage } from '#app/routes/app-page.tsx'
import { pageTitle } from '#app/routes/page-title.ts'
import { askedIn } from '#app/server/asked-questions.server.ts'
import { headOf } from '#app/server/assessment-head.server.ts'
import { requireAssessment } from '#app/server/open-assessment.server.ts'
import { refusal } from '#app/server/refusal.server.ts'
import type { Route } from './+types/paper'
import { type PaperQuestion, paperQuestions } from './paper-questions.server.ts'

export const handle = { words: ['team'] }
export const meta = pageTitle('paper')

/** The questions of one discipline to print, to fill in on paper or by phone. */
export async function loader({ context, params }: Route.LoaderArgs) {
  const open = await requireAssessment(context, params.assessmentId)
  const { catalogue } = askedIn(context, open)
  const discipline = catalogue.disciplines.find(({ id }) => id === params.discipline)
  if (!discipline && params.discipline !== 'all') throw refusal(404, context.get(services).say('noPage'))
  return {
    head: headOf(open),
    company: open.client.name,
    discipline: discipline?.name ?? null,
    questions: paperQuestions(context, open, discipline?.id ?? null),
  }
}

export default function PaperRoute({ loaderData: { head, company, discipline, questions } }: Route.ComponentProps) {
  const t = useTranslations('team.paper')
  return (
    <AppPage assessment={head} onlyReads>
      <h1 className="mb-2 [overflow-wrap:anywhere]">{t('heading', { company })}</h1>
      <p className="mb-6">{discipline === null ? t('forAll') : t('for', { discipline })}</p>
      <div className="no-print mb-8 grid max-w-measure gap-2 text-soft">
        <p>{t('how')}</p>
        <p>
          <Link to={`/assessments/${head.id}/team`}>{t('back')}</Link>
        </p>
      </div>
      <p className="mb-2">{t('who')} ________________________________________</p>
      <p className="mb-6">{t('when')} ____________________</p>
      <p className="mb-8 max-w-measure">{t('rule')}</p>
      <ol>
        {questions.map((question, index) => (
          <li key={question.id} className="break-inside-avoid border-hair border-t py-4">
            <PaperCard question={question} number={index + 1} />
          </li>
        ))}
      </ol>
    </AppPage>
  )
}

function PaperCard({
  question: { ask, choices, isSteps, onlyFrom },
  number,
}: {
  question: PaperQuestion
  number: number
}) {
  const t = useTranslations('team.paper')
  return (
    <div className="grid max-w-measure gap-2">
      <h2 className="text-lg">
        {number}. {ask}
      </h2>
      {onlyFrom !== null && <p className="text-soft">{t('onlyFrom', { step: onlyFrom })}</p>}
      <ul className="grid gap-1">
        {choices.map(({ id, lead, rest, facts }, place) => (
          <li key={id} className="grid grid-cols-[1.5rem_1.5rem_minmax(0,1fr)] gap-2">
            <span aria-hidden="true" className="mt-1 size-4 border border-ink" />
            <span className="font-semibold tabular-nums">{isSteps ? place : place + 1}</span>
            <span>
              <b>{lead}</b>
              {rest}
              {facts !== '' && <span className="block text-sm text-soft">{facts}</span>}
            </span>
          </li>
        ))}
        <li className="grid grid-cols-[1.5rem_1.5rem_minmax(0,1fr)] gap-2">
          <span aria-hidden="true" className="mt-1 size-4 border border-ink" />
          <span className="font-semibold">?</span>
          <span>{t('unsure')}</span>
        </li>
      </ul>
      <p className="mt-2 text-soft">{t('note')} ____________________________________________________</p>
    </div>
  )
}

import { Form, Link } from 'react-router'
import { useTranslations } from 'use-intl'
import type { Interval } from '#app/core/scoring/result.ts'
import { AppPage } from '#app/routes/app-page.tsx'
import { PlaceLink } from '#app/routes/library/place-link.tsx'
import { INTERESTS } from '#app/routes/questionnaire/section-view.ts'
import type { AssessmentHead } from '#app/server/assessment-head.server.ts'
import { Button } from '#app/ui/button.tsx'
import { Notice } from '#app/ui/notice.tsx'
import { ContinueInFull } from './quick-ask.tsx'
import type { Missing, QuickPage } from './quick-page.ts'
import { QuickVerdict } from './quick-verdict.tsx'

type Ended = Extract<QuickPage, { state: 'end' }>

type QuickEndProps = {
  head: AssessmentHead
  view: Ended
  /** Why what was asked for last was not done. */
  fault: string | undefined
}

/** What the quick check settled, and what it could not. */
export function QuickEnd({ head, view, fault }: QuickEndProps) {
  const { settled, open, isAllAsked, missingPeople, isShortForm, focus } = view
  const t = useTranslations('quick')
  return (
    <AppPage assessment={head} width="form">
      <div className="grid gap-10">
        <div className="grid gap-3">
          <h1>{t(open.length === 0 ? 'end.settled' : 'end.asked')}</h1>
          <p className="max-w-measure">{t(open.length === 0 ? 'end.settledMeans' : 'end.askedMeans')}</p>
          {missingPeople > 0 && <p className="max-w-measure">{t('end.mayMove', { count: missingPeople })}</p>}
        </div>
        {fault && <Notice kind="error">{fault}</Notice>}
        {settled.length > 0 && (
          <ul className="grid gap-4">
            {settled.map(({ id, name, href, verdict, steps }) => (
              <li key={id} className="grid gap-1 border-l-2 border-hair pl-4 [overflow-wrap:anywhere]">
                <Link to={href}>{name}</Link>
                <QuickVerdict verdict={verdict} />
                {steps && <Steps steps={steps} />}
              </li>
            ))}
          </ul>
        )}
        {open.map(({ id, name, href, missing }) => (
          <section key={id} className="grid gap-3 [overflow-wrap:anywhere]">
            <h2>
              <Link to={href}>{t('open.heading', { name })}</Link>
            </h2>
            <p className="max-w-measure text-soft">{t('open.means', { count: missing.length })}</p>
            <ul className="grid gap-4">
              {missing.map((fact) => (
                <MissingFact key={fact.question} fact={fact} />
              ))}
            </ul>
          </section>
        ))}
        {focus && <Focus focus={focus} mayChange={head.mayChange} />}
        <div className="grid justify-items-start gap-4">
          {isShortForm && <p className="max-w-measure">{t('end.shortForm')}</p>}
          {head.mayChange && !isAllAsked && <ContinueInFull />}
          {!isAllAsked && <p className="max-w-measure text-sm text-soft">{t('continueMeans')}</p>}
          <p className="flex flex-wrap gap-x-6 gap-y-2 text-sm">
            <Link to={`/assessments/${head.id}/results`}>{t('toResults')}</Link>
            <Link to={`?question=${INTERESTS}`}>{t('chooseOthers')}</Link>
          </p>
        </div>
      </div>
    </AppPage>
  )
}

/** What the one thing is, and the way to have it among what the team looks at. */
function Focus({
  focus: { name, page, inMind },
  mayChange,
}: {
  focus: NonNullable<Ended['focus']>
  mayChange: boolean
}) {
  const t = useTranslations('quick.focus')
  return (
    <div className="grid justify-items-start gap-3 [overflow-wrap:anywhere]">
      <p>
        <PlaceLink href={page}>{t('page', { name })}</PlaceLink>
      </p>
      {inMind === 'mayAdd' && mayChange ? (
        <Form method="post" className="grid justify-items-start gap-2">
          <Button name="intent" value="keep">
            {t('keep')}
          </Button>
          <p className="max-w-measure text-sm text-soft">{t('keepMeans')}</p>
        </Form>
      ) : (
        <p className="max-w-measure text-sm text-soft">{t(`inMind.${inMind}`)}</p>
      )}
    </div>
  )
}

/** How far it still is; what was not asked may leave that open. */
function Steps({ steps: { lo, hi } }: { steps: Interval }) {
  const t = useTranslations('quick.end')
  return (
    <span className="text-sm text-soft">{lo === hi ? t('steps', { count: hi }) : t('stepsRange', { lo, hi })}</span>
  )
}

function MissingFact({ fact: { ask, because, who, href } }: { fact: Missing }) {
  const t = useTranslations('quick.open')
  return (
    <li className="grid gap-1 border-l-2 border-hair pl-4">
      <Link to={href}>{ask}</Link>
      <span className="text-sm text-soft">
        {t(because)} {who.length > 0 && t('who', { names: who.join(', ') })}
      </span>
    </li>
  )
}

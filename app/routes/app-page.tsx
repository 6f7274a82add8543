import type { ReactNode } from 'react'
import { Link, NavLink, useActionData, useLocation, useRouteLoaderData } from 'react-router'
import { useTranslations } from 'use-intl'
import { AskLink } from '#app/routes/ask/ask-link.tsx'
import { LanguageSwitch } from '#app/routes/language-switch.tsx'
import { PlaceLink } from '#app/routes/library/place-link.tsx'
import { KeptUntil } from '#app/routes/questionnaire-parts/kept-until.tsx'
import { TrustLinks } from '#app/routes/trust/trust-links.tsx'
import type { AssessmentHead } from '#app/server/assessment-head.server.ts'
import type { Account } from '#app/server/member.server.ts'
import { Footer } from '#app/ui/footer.tsx'
import { Masthead } from '#app/ui/masthead.tsx'
import { Notice } from '#app/ui/notice.tsx'
import { Page } from '#app/ui/page.tsx'
import { Wordmark } from '#app/ui/wordmark.tsx'

type AppPageProps = {
  /** The assessment this page belongs to; left out on pages of none. */
  assessment?: AssessmentHead
  /** Such as the saved line. */
  status?: ReactNode
  width?: 'page' | 'form'
  /** Nothing on it changes the assessment: a viewer uses every control. */
  onlyReads?: boolean
  children: ReactNode
}

/** A link in small type that a finger still hits. */
const REACHABLE = 'inline-flex min-h-11 items-center'
/** Within a phone's width, however long its name is. */
const WORKSPACE = 'max-w-[min(20rem,calc(100vw-2.5rem))] truncate'

/** The frame of every page of the application. */
export function AppPage({ assessment, status, width, onlyReads = false, children }: AppPageProps) {
  const t = useTranslations('app.nav')
  const isAsked = assessment?.respondent?.isSelf ?? false
  const hasClients = useRouteLoaderData<{ account: Account | null }>('root')?.account?.hasClients ?? false
  return (
    <Page
      width={width}
      masthead={
        <Masthead
          brand={
            <PlaceLink href="/">
              <Wordmark />
            </PlaceLink>
          }
          nav={<Nav assessment={assessment} />}
          end={
            <>
              {status}
              {assessment?.keptUntil && (
                <KeptUntil
                  on={assessment.keptUntil}
                  extendAction={`/assessments/${assessment.id}/settings`}
                  signIn={
                    <Link to="/sign-in" className={REACHABLE}>
                      {t('signInToKeep')}
                    </Link>
                  }
                />
              )}
              {!isAsked && (
                <AccountLink hasNote={Boolean(assessment?.keptUntil)} switchedTo={assessment?.switchedTo ?? null} />
              )}
            </>
          }
        />
      }
      footer={
        <Footer>
          {assessment && !isAsked && (
            <>
              <AssessmentName assessment={assessment} />
              <Link to={`/assessments/${assessment.id}/settings`}>
                {t(assessment.keptUntil ? 'settings' : 'settingsOnly')}
              </Link>
              <Link to="/assessments">{t('checks')}</Link>
            </>
          )}
          <AskLink assessment={assessment} />
          <TrustLinks />
          <LanguageSwitch />
        </Footer>
      }
    >
      <PressAgain />
      {assessment?.client && hasClients && (
        <p className="no-print mb-4 [overflow-wrap:anywhere]">
          <Link to={assessment.client.page}>{assessment.client.name}</Link>
        </p>
      )}
      {assessment?.switchedTo && (
        <div className="mb-8">
          <Notice>{t('switched', { workspace: assessment.switchedTo })}</Notice>
        </div>
      )}
      {assessment?.respondent && !isAsked && (
        <div className="mb-8">
          <Notice>
            {t('enteringFor', { name: assessment.respondent.name })}{' '}
            <Link to={`/assessments/${assessment.id}/team`}>{t('toTeam')}</Link>
          </Notice>
        </div>
      )}
      {assessment && !assessment.mayChange && !onlyReads ? (
        <>
          <div className="mb-8">
            <Notice>{t('viewer')}</Notice>
          </div>
          <fieldset disabled className="contents">
            {children}
          </fieldset>
        </>
      ) : (
        children
      )}
    </Page>
  )
}

/** For whoever pressed a button, was asked who they are, and comes back: gone once something is pressed. */
function PressAgain() {
  const t = useTranslations('app.nav')
  const { search } = useLocation()
  const answer = useActionData<unknown>()
  const isFresh = useRouteLoaderData<{ account: Account | null }>('root')?.account?.isFresh ?? false
  if (!isFresh || answer !== undefined || new URLSearchParams(search).get('again') !== 'yes') return null
  return (
    <div role="status" className="mb-8">
      <Notice>{t('again')}</Notice>
    </div>
  )
}

/** What a check is called, with the way to the client it is about; a name that both share stands once. */
function AssessmentName({ assessment: { title, client } }: { assessment: AssessmentHead }) {
  return (
    <>
      {client?.name !== title && <span className="min-w-0 break-words">{title}</span>}
      {client && (
        <Link to={client.page} className="min-w-0 break-words">
          {client.name}
        </Link>
      )}
    </>
  )
}

/** Who is signed in and where they work; else the way to sign in, unless the note beside it says it already. */
function AccountLink({ hasNote, switchedTo }: { hasNote: boolean; switchedTo: string | null }) {
  const t = useTranslations('app.nav')
  const account = useRouteLoaderData<{ account: Account | null }>('root')?.account
  if (!account)
    return hasNote ? null : (
      <NavLink to="/sign-in" className={REACHABLE}>
        {t('signIn')}
      </NavLink>
    )
  // What was just switched to is not in what the page was told of the account.
  const { workspace } = account
  return (
    <>
      {workspace && switchedTo === null && (
        <NavLink to={`/workspaces/${account.workspaceId}`} className={REACHABLE}>
          <span className={WORKSPACE}>{t('inWorkspace', { workspace })}</span>
        </NavLink>
      )}
      {switchedTo !== null && <span className={WORKSPACE}>{t('inWorkspace', { workspace: switchedTo })}</span>}
      <NavLink to="/account" className={REACHABLE}>
        {t('account')}
      </NavLink>
    </>
  )
}

/** A consultancy looks at clients first. */
function OwnNav() {
  const t = useTranslations('app.nav')
  const account = useRouteLoaderData<{ account: Account | null }>('root')?.account
  return (
    <>
      {account?.hasClients && <NavLink to={`/workspaces/${account.workspaceId}/clients`}>{t('clients')}</NavLink>}
      <NavLink to="/assessments">{t('checks')}</NavLink>
      {Boolean(account?.openEnquiries) && (
        <NavLink to={`/workspaces/${account?.workspaceId}/asked`}>
          {t('asked', { count: account?.openEnquiries ?? 0 })}
        </NavLink>
      )}
      <NavLink to="/pilots">{t('pilots')}</NavLink>
    </>
  )
}

/** Who was asked to answer sees their own part and nothing else. */
function Nav({ assessment }: Pick<AppPageProps, 'assessment'>) {
  const t = useTranslations('app.nav')
  if (!assessment) return <OwnNav />
  const { id, respondent } = assessment
  return respondent?.isSelf ? <NavLink to={respondent.base}>{t('myPart')}</NavLink> : <AssessmentNav id={id} />
}

function AssessmentNav({ id }: { id: string }) {
  const t = useTranslations('app.nav')
  return (
    <>
      <NavLink to={`/assessments/${id}/questions`}>{t('questions')}</NavLink>
      <NavLink to={`/assessments/${id}/team`}>{t('team')}</NavLink>
      <NavLink to={`/assessments/${id}/results`}>{t('results')}</NavLink>
      <NavLink to={`/assessments/${id}/roadmap`}>{t('roadmap')}</NavLink>
      <NavLink to={`/assessments/${id}/governance`}>{t('register')}</NavLink>
      <NavLink to={`/assessments/${id}/report`}>{t('report')}</NavLink>
    </>
  )
}

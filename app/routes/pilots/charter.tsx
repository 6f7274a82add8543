import { data, Link, redirect } from 'react-router'
import { useTranslations } from 'use-intl'
import { page, services } from '#app/context.server.ts'
import { CHARTER_SECTIONS } from '#app/core/pilots/charter/charter-sections.ts'
import { pageTitle } from '#app/routes/page-title.ts'
import { requireWithinLimit } from '#app/server/limits.server.ts'
import { foreseeDeclared, foreseeDraft } from '#app/server/pilots/foresight.server.ts'
import { requirePilot } from '#app/server/pilots/open-pilot.server.ts'
import { personNames } from '#app/server/pilots/person-names.server.ts'
import { candidateOf } from '#app/server/pilots/propose.server.ts'
import { clockOf } from '#app/server/written-time.ts'
import { Notice } from '#app/ui/notice.tsx'
import { listCharters, sameContent } from '#db/queries/pilot-charters.server.ts'
import type { Pilot } from '#db/queries/pilots.server.ts'
import type { Route } from './+types/charter'
import { changeCharter } from './change-charter.server.ts'
import { CharterContentView } from './charter-content-view.tsx'
import { viewContent, viewVersion } from './charter-view.server.ts'
import { ForesightPanel } from './foresight-panel.tsx'
import { type TimeView, viewForesight } from './foresight-view.server.ts'
import { PilotShell } from './pilot-shell.tsx'
import { ProposeSection } from './propose-section.tsx'
import { SignSection, VersionsSection } from './sign-section.tsx'

export const meta = pageTitle('charter')
export const handle = { words: ['charter', 'pilots'] }

export async function loader({ context, params }: Route.LoaderArgs) {
  const { scope, pilot, today, frame, ...open } = await requirePilot(context, params.pilotId)
  const { database } = context.get(services)
  const { versions, candidate, isSame, foreseen } = await database.withWorkspace(scope, async (tx) => {
    const foreseen = await foreseeDraft(tx, pilot, today)
    const versions = await listCharters(tx, pilot.id)
    const candidate = await candidateOf(tx, pilot, { today, foreseen })
    const waits = versions.find(({ inForceAt, withdrawnAt }) => inForceAt === null && withdrawnAt === null)
    const isSame = candidate.ok && waits !== undefined && sameContent(candidate.content, waits.content)
    return {
      versions,
      candidate,
      isSame,
      // What waits was declared when it was put forward, and is judged by that.
      foreseen: isSame ? await foreseeDeclared(tx, pilot, waits.content.plan.declaredOn) : foreseen,
    }
  })
  const nameOf = await personNames(database, [scope.actorId, ...versions.map(({ proposedBy }) => proposedBy)])
  const { locale } = context.get(page)
  const clock = clockOf(context, open)
  const shown = versions.map((version) => viewVersion(version, { clock, nameOf }))
  const waiting = shown.find(({ isWaiting }) => isWaiting) ?? null
  const signed = versions.find(({ number }) => number === candidate.inForce)
  const content = versions.find(({ number }) => number === (waiting?.number ?? candidate.inForce))?.content
  const foresight = viewForesight(foreseen, { today, locale })
  return {
    frame,
    version: pilot.version,
    inForce: candidate.inForce,
    isLate: signed === undefined && pilot.draft.startsOn !== null && pilot.draft.startsOn < today,
    faults: candidate.ok ? [] : candidate.faults,
    /** What waits to be signed is what would be put before them. */
    isSame,
    waiting,
    versions: shown,
    shown: content ? viewContent(content, locale) : candidate.ok ? viewContent(candidate.content, locale) : null,
    /** An address is no name to sign with. */
    you: (nameOf(scope.actorId) ?? '').replace(/^.*@.*$/, ''),
    foresight,
    /** Where another pilot like this one begins. */
    startNew: startOf(pilot),
  }
}

function startOf({ assessmentId, clientId, targetId }: Pick<Pilot, 'assessmentId' | 'clientId' | 'targetId'>): string {
  const from = assessmentId === null ? `client=${clientId}` : `assessment=${assessmentId}`
  return `/pilots/new?${from}${targetId === null ? '' : `&target=${targetId}`}`
}

export type CharterView = Awaited<ReturnType<typeof loader>>

/** Puts the charter before those who sign, takes it back, signs it, or moves its last day. */
export async function action({ context, params, request }: Route.ActionArgs) {
  const open = await requirePilot(context, params.pilotId)
  await requireWithinLimit(context.get(services), 'save', open.scope.actorId)
  const { fault, place } = await changeCharter(context, open, request)
  if (fault !== null) return data(fault, 422)
  throw redirect(`/pilots/${open.pilot.id}/charter#${place}`)
}

export default function CharterRoute({ loaderData: view, actionData }: Route.ComponentProps) {
  const t = useTranslations('charter')
  const { frame, waiting, inForce, shown, versions, isLate, foresight, startNew, version } = view
  const place = { pilotId: frame.id, version, mayWrite: frame.mayWrite, startNew }
  const headline = waiting ? 'waiting' : inForce === null ? 'draft' : 'signed'
  return (
    <PilotShell frame={frame}>
      <h1 className="mb-4">{t(`page.${headline}`)}</h1>
      <p className="mb-8 max-w-measure text-soft">{t(`page.${headline}Lead`)}</p>
      <div className="grid gap-12">
        {isLate && <Late time={foresight.time} />}
        {frame.mayWrite && (
          <ol aria-label={t('sections.label')} className="flex flex-wrap gap-x-6">
            {CHARTER_SECTIONS.map((section, at) => (
              <li key={section}>
                <Link to={`/pilots/${frame.id}/charter/${section}`} className="inline-flex min-h-11 items-center">
                  {`${at + 1}. ${t(`sections.${section}.title`)}`}
                </Link>
              </li>
            ))}
          </ol>
        )}
        <ForesightPanel view={foresight} place={place} />
        {frame.mayWrite && <ProposeSection view={view} fault={actionData} />}
        {shown && (
          <CharterContentView
            content={shown}
            heading={t(waiting ? 'page.waitingProposal' : inForce === null ? 'page.proposal' : 'page.counts')}
          />
        )}
        {shown && (inForce !== null || waiting) && (
          <p>
            <a href={`/pilots/${frame.id}/charter.pdf`}>{t('page.pdf')}</a>
          </p>
        )}
        {waiting && <SignSection view={view} waiting={waiting} fault={actionData} />}
        {versions.length > 0 && <VersionsSection versions={versions} inForce={inForce} />}
      </div>
    </PilotShell>
  )
}

/** What it means that the pilot began before its charter. */
function Late({ time }: { time: TimeView | null }) {
  const t = useTranslations('charter.page')
  return (
    <Notice title={t('lateTitle')}>
      {t(time?.isOver ? 'lateOver' : 'late')}{' '}
      {time?.declaredIn && t('lateCounts', { all: time.all, counted: time.counted })}
    </Notice>
  )
}

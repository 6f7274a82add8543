import { data, Link, redirect } from 'react-router'
import { useTranslations } from 'use-intl'
import { services } from '#app/context.server.ts'
import { CHARTER_SECTIONS } from '#app/core/pilots/charter/complete-charter.ts'
import { pageTitle } from '#app/routes/page-title.ts'
import { requireWithinLimit } from '#app/server/limits.server.ts'
import { foreseeDraft } from '#app/server/pilots/foresight.server.ts'
import { requirePilot } from '#app/server/pilots/open-pilot.server.ts'
import { candidateOf } from '#app/server/pilots/propose.server.ts'
import { Notice } from '#app/ui/notice.tsx'
import { namesOf } from '#db/queries/members.server.ts'
import { listCharters, sameContent } from '#db/queries/pilot-charters.server.ts'
import type { Route } from './+types/charter'
import { changeCharter } from './change-charter.server.ts'
import { CharterContentView } from './charter-content-view.tsx'
import { viewContent, viewVersion } from './charter-view.server.ts'
import { ForesightPanel } from './foresight-panel.tsx'
import { viewForesight } from './foresight-view.server.ts'
import { PilotShell } from './pilot-shell.tsx'
import { ProposeSection } from './propose-section.tsx'
import { SignSection, VersionsSection } from './sign-section.tsx'

export const meta = pageTitle('charter')
export const handle = { words: ['charter', 'pilots'] }

export async function loader({ context, params }: Route.LoaderArgs) {
  const { scope, pilot, today, timeZone, frame } = await requirePilot(context, params.pilotId)
  const { database } = context.get(services)
  const { versions, candidate, foreseen } = await database.withWorkspace(scope, async (tx) => {
    const foreseen = await foreseeDraft(tx, pilot)
    return {
      versions: await listCharters(tx, pilot.id),
      candidate: await candidateOf(tx, pilot, { today, foreseen }),
      foreseen,
    }
  })
  const ids = new Set([scope.actorId, ...versions.map(({ proposedBy }) => proposedBy)])
  const named = await database.withSys((tx) => namesOf(tx, ids))
  const people = new Map([...named].map(([id, { name, email }]) => [id, name || email]))
  const shown = versions.map((version) => viewVersion(version, { timeZone, people }))
  const waiting = shown.find(({ isWaiting }) => isWaiting) ?? null
  const signed = versions.find(({ number }) => number === candidate.inForce)
  const waits = versions.find(({ number }) => number === waiting?.number)
  const content = versions.find(({ number }) => number === (waiting?.number ?? candidate.inForce))?.content
  return {
    frame,
    version: pilot.version,
    inForce: candidate.inForce,
    isLate: signed === undefined && pilot.draft.startsOn !== null && pilot.draft.startsOn < today,
    isOver: (pilot.draft.extendedTo ?? pilot.draft.endsOn ?? today) < today,
    faults: candidate.ok ? [] : candidate.faults,
    /** What waits to be signed is what would be put before them. */
    isSame: candidate.ok && waits !== undefined && sameContent(candidate.content, waits.content),
    waiting,
    versions: shown,
    shown: content ? viewContent(content) : candidate.ok ? viewContent(candidate.content) : null,
    you: named.get(scope.actorId)?.name ?? '',
    foresight: viewForesight(foreseen),
  }
}

export type CharterView = Awaited<ReturnType<typeof loader>>

/** Puts the charter before those who sign, takes it back, or signs it. */
export async function action({ context, params, request }: Route.ActionArgs) {
  const open = await requirePilot(context, params.pilotId)
  await requireWithinLimit(context.get(services), 'save', open.scope.actorId)
  const fault = await changeCharter(context, open, request)
  if (fault !== null) return data(fault, 422)
  throw redirect(`/pilots/${open.pilot.id}/charter#sign`)
}

export default function CharterRoute({ loaderData: view, actionData }: Route.ComponentProps) {
  const t = useTranslations('charter')
  const { frame, waiting, inForce, shown, versions, isLate, isOver, foresight } = view
  const headline = waiting ? 'waiting' : inForce === null ? 'draft' : 'signed'
  return (
    <PilotShell frame={frame}>
      <h1 className="mb-4">{t(`page.${headline}`)}</h1>
      <p className="mb-8 max-w-measure text-soft">{t(`page.${headline}Lead`)}</p>
      <div className="grid gap-12">
        {isLate && <Notice title={t('page.lateTitle')}>{t(isOver ? 'page.lateOver' : 'page.late')}</Notice>}
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
        <ForesightPanel view={foresight} />
        {waiting && <SignSection view={view} waiting={waiting} fault={actionData} />}
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
        {versions.length > 0 && <VersionsSection versions={versions} inForce={inForce} />}
      </div>
    </PilotShell>
  )
}

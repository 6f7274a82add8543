import { data, redirect } from 'react-router'
import { useTranslations } from 'use-intl'
import { page, services } from '#app/context.server.ts'
import { CHARTER_SECTIONS, type CharterSection } from '#app/core/pilots/charter/charter-sections.ts'
import { pageTitle } from '#app/routes/page-title.ts'
import { readForm } from '#app/server/form.server.ts'
import { requireWithinLimit } from '#app/server/limits.server.ts'
import { foreseeDraft } from '#app/server/pilots/foresight.server.ts'
import { requirePilot } from '#app/server/pilots/open-pilot.server.ts'
import { refusal } from '#app/server/refusal.server.ts'
import { listSystems } from '#db/queries/ai-systems.server.ts'
import type { Route } from './+types/charter-section'
import { fieldsOf } from './charter-fields.ts'
import { CharterForm } from './charter-form.tsx'
import { ForesightPanel } from './foresight-panel.tsx'
import { viewForesight } from './foresight-view.server.ts'
import { PilotShell } from './pilot-shell.tsx'
import { FORM_FIELDS, saveSection } from './save-section.server.ts'

export const meta = pageTitle('charter')
export const handle = { words: ['charter', 'pilots'] }

export async function loader({ context, params, url }: Route.LoaderArgs) {
  const open = await requirePilot(context, params.pilotId)
  const section = requireSection(context, params.section)
  const { pilot, scope, frame } = open
  const { database } = context.get(services)
  const [foreseen, systems] = await database.withWorkspace(scope, async (tx) => [
    await foreseeDraft(tx, pilot, open.today),
    section === 'limits' ? await listSystems(tx, pilot.clientId) : [],
  ])
  return {
    frame,
    section,
    values: fieldsOf(section, pilot, context.get(page).locale),
    version: pilot.version,
    isStarted: pilot.charterNumber !== null,
    primary: pilot.draft.primary,
    kpis: pilot.draft.kpis.map(({ id, name, unit, kind }) => ({ id, name, unit, kind })),
    systems: systems.map(({ id, name }) => ({ value: id, label: name })),
    foresight: viewForesight(foreseen, { today: open.today, locale: context.get(page).locale }),
    saved: url.searchParams.get('saved') === 'yes',
  }
}

export type SectionView = Awaited<ReturnType<typeof loader>>

export async function action({ context, params, request }: Route.ActionArgs) {
  const open = await requirePilot(context, params.pilotId)
  const section = requireSection(context, params.section)
  const own = context.get(services)
  await requireWithinLimit(own, 'save', open.scope.actorId)
  const form = await readForm(request, FORM_FIELDS[section], own.say)
  const values = Object.fromEntries([...form].map(([name, typed]) => [name, String(typed)]))
  const outcome = await saveSection(context, open, { section, values })
  if (outcome !== null) return data(outcome, 'theirs' in outcome ? 409 : 422)
  throw redirect(nextPlace(open.pilot.id, section, values.intent ?? ''))
}

/** A row more is asked for where it will stand; going on leads to the next section, and from the last to the charter. */
function nextPlace(id: string, section: CharterSection, intent: string): string {
  const base = `/pilots/${id}/charter`
  if (intent !== 'next') return `${base}/${section}?saved=yes${intent === 'save' ? '' : `#${intent}`}`
  const next = CHARTER_SECTIONS[CHARTER_SECTIONS.indexOf(section) + 1]
  return next === undefined ? base : `${base}/${next}`
}

function requireSection(context: Parameters<typeof requirePilot>[0], typed: string): CharterSection {
  const found = CHARTER_SECTIONS.find((one) => one === typed)
  if (!found) throw refusal(404, context.get(services).say('noPage'))
  return found
}

export default function CharterSectionRoute({ loaderData: view, actionData }: Route.ComponentProps) {
  const t = useTranslations('charter')
  const { frame, section, foresight } = view
  return (
    <PilotShell frame={frame}>
      <h1 className="mb-4">{t(`sections.${section}.title`)}</h1>
      <p className="mb-8 max-w-measure text-soft">{t(`sections.${section}.lead`)}</p>
      <CharterForm key={`${section} ${view.version}`} view={view} outcome={actionData} />
      <div className="mt-12">
        <ForesightPanel view={foresight} />
      </div>
    </PilotShell>
  )
}

import { Link } from 'react-router'
import { useTranslations } from 'use-intl'
import { ProcessChart } from '#app/charts/dom/process-chart.tsx'
import { services } from '#app/context.server.ts'
import { pageTitle } from '#app/routes/page-title.ts'
import { PilotShell } from '#app/routes/pilots/pilot-shell.tsx'
import { requireEvaluated } from '#app/server/pilots/evaluated-pilot.server.ts'
import { personNames } from '#app/server/pilots/person-names.server.ts'
import { pilotWords } from '#app/server/pilots/pilot-words.server.ts'
import { DefinitionList } from '#app/ui/definition-list.tsx'
import { listSpenders } from '#db/queries/pilot-costs.server.ts'
import type { Route } from './+types/sheet'
import { loadSheet } from './sheet-view.server.ts'

export const meta = pageTitle('pilotSheet')
export const handle = { words: ['pilots', 'verdict'] }

export async function loader({ context, params }: Route.LoaderArgs) {
  const { evaluated, frame, scope } = await requireEvaluated(context, params.pilotId)
  if (evaluated === null) return { frame, sheet: null }
  const { database } = context.get(services)
  const spenders = await database.withWorkspace(scope, (tx) => listSpenders(tx, frame.id))
  const nameOf = await personNames(database, spenders)
  const known = spenders.map(nameOf).filter((name) => name !== null)
  return { frame, sheet: loadSheet(await pilotWords(context), evaluated, known) }
}

/** One page to print each week, for whoever does not believe it yet: a sentence, a picture, cost, next date, what changed. */
export default function SheetRoute({ loaderData: { frame, sheet } }: Route.ComponentProps) {
  const t = useTranslations('verdict.sheet')
  if (sheet === null)
    return (
      <PilotShell frame={frame}>
        <h1 className="mb-8">{t('heading')}</h1>
        <p>
          <Link to={`/pilots/${frame.id}/charter`}>{t('unsigned')}</Link>
        </p>
      </PilotShell>
    )
  return (
    <PilotShell frame={frame}>
      <p className="mb-2 text-soft">{t('on', { on: sheet.on })}</p>
      <h1 className="mb-4 max-w-[28ch]">{sheet.headline}</h1>
      <p className="mb-8 max-w-measure text-lg [overflow-wrap:anywhere]">{sheet.range}</p>
      <figure className="mb-8 grid max-w-[52rem] gap-3">
        <ProcessChart picture={sheet.picture} phonePicture={sheet.phonePicture} label={sheet.summary} />
        <figcaption className="max-w-measure text-sm text-soft">
          {sheet.limitsText} {sheet.legend}
        </figcaption>
      </figure>
      <DefinitionList
        items={[
          { term: t('next'), description: sheet.next ?? t('noNext') },
          {
            term: t('cost'),
            description: (
              <>
                <span className="[overflow-wrap:anywhere]">{sheet.cost ?? t('noCost')}</span>{' '}
                <Link to={`/pilots/${frame.id}/costs`} className="no-print">
                  {t(frame.mayWrite ? 'enterCosts' : 'allCosts')}
                </Link>
              </>
            ),
          },
          {
            term: t('changed'),
            description: (
              <ul className="grid gap-1 [overflow-wrap:anywhere]">
                {sheet.changed.map((line) => (
                  <li key={line}>{line}</li>
                ))}
              </ul>
            ),
          },
          {
            term: t('holds'),
            description: sheet.guardrails.length > 0 ? sheet.guardrails.join(' ') : t('noGuardrails'),
          },
        ]}
      />
    </PilotShell>
  )
}

import type { RouterContextProvider } from 'react-router'
import { services } from '#app/context.server.ts'
import { versionText } from '#app/core/editions/edition-version.ts'
import { inClientLanguage } from '#app/routes/report/report-language.server.ts'
import { standingReport } from '#app/routes/report/standing-report.server.ts'
import type { OpenAssessment } from '#app/server/open-assessment.server.ts'
import { findLatestEdition } from '#db/queries/editions.server.ts'

/** The version that readers of a report get, or what they get where none was issued. */
export type ReadersGet = { is: 'version'; version: string } | { is: 'open' | 'texts' | 'submitted' }

/** What `handedOut` would give to readers now, without drawing up the report where that is known without it. */
export async function readersGet(context: Readonly<RouterContextProvider>, open: OpenAssessment): Promise<ReadersGet> {
  const { database } = context.get(services)
  const latest = await database.withWorkspace(open.scope, (tx) => findLatestEdition(tx, open.assessment.id))
  if (latest) return { is: 'version', version: versionText(latest) }
  if (open.assessment.status !== 'submitted') return { is: 'open' }
  const { state } = await standingReport(context, inClientLanguage(open))
  return { is: state === 'draft' ? 'texts' : 'submitted' }
}

import type { RouterContextProvider } from 'react-router'
import { page, services } from '#app/context.server.ts'
import { handedOut } from '#app/routes/report/handed-out.server.ts'
import type { SharedLink } from '#app/server/delivery/shared-link.server.ts'
import { readAssessment } from '#app/server/open-assessment.server.ts'
import { refusal } from '#app/server/refusal.server.ts'

type Context = Readonly<RouterContextProvider>

/**
 * The report that a link shows, as files and pages show it to readers.
 *
 * @throws a 404 response if its assessment is gone
 */
export async function sharedReport(context: Context, { scope, link }: SharedLink) {
  const { locale } = context.get(page)
  const { database, say } = context.get(services)
  const open = await database.withWorkspace(scope, (tx) => readAssessment(tx, link.assessmentId))
  if (!open) throw refusal(404, say('noSharedReport'))
  // The page speaks as the report does: see `speakAsShared`.
  const given = await handedOut(context, { ...open, language: locale })
  return { ...given, asked: locale, isSubmitted: open.assessment.status === 'submitted' }
}

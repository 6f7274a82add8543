import type { RouterContextProvider } from 'react-router'
import { services } from '#app/context.server.ts'
import { isReading, requireSharedLink } from '#app/server/delivery/shared-link.server.ts'
import { requireWithinLimit } from '#app/server/limits.server.ts'
import { refusal } from '#app/server/refusal.server.ts'
import { sharedReport } from './shared-report.server.ts'

/**
 * A shared report for a file of it.
 *
 * @param kind of file; so many an hour of each are made by one link
 * @throws a 403 response where it was not opened in this browser, or is not to be taken along; as `requireSharedLink`
 */
export async function requireSharedFile(context: Readonly<RouterContextProvider>, token: string, kind: 'pdf' | 'docx') {
  const own = context.get(services)
  const shared = await requireSharedLink(context, token)
  if (!(await isReading(context, shared))) throw refusal(403, own.say('sharedNotOpened'))
  if (!shared.link.mayDownload) throw refusal(403, own.say('sharedNoDownload'))
  await requireWithinLimit(own, 'pdf', `${shared.link.id} ${kind}`)
  return sharedReport(context, shared)
}

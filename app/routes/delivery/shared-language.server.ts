import type { RouterContextProvider } from 'react-router'
import { services } from '#app/context.server.ts'
import { localeOf } from '#app/messages/locales.ts'
import { languageAsked } from '#app/routes/report/report-language.server.ts'
import { findSharedLink } from '#app/server/delivery/shared-link.server.ts'
import { speak } from '#app/server/speak.server.ts'
import { findClientOf } from '#db/queries/clients.server.ts'
import { findLatestEdition } from '#db/queries/editions.server.ts'

type Arrived = { context: Readonly<RouterContextProvider>; params: { token?: string }; url: URL }

/**
 * Shared reports speak their own language: that of the version that is handed out, else the one that the address asks
 * for, else their client's. A link that leads nowhere is told of in the language of whoever followed it.
 */
export async function speakAsShared({ context, params, url }: Arrived): Promise<void> {
  const found = await findSharedLink(context, params.token ?? '')
  if (!found) return
  const { link, scope } = found
  const [client, latest] = await context
    .get(services)
    .database.withWorkspace(scope, async (tx) => [
      await findClientOf(tx, link.assessmentId),
      await findLatestEdition(tx, link.assessmentId),
    ])
  if (client) await speak(context, latest ? localeOf(latest.language) : (languageAsked(url) ?? client.language))
}

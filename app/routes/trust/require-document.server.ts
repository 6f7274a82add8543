import type { RouterContextProvider } from 'react-router'
import { services } from '#app/context.server.ts'
import { refusal } from '#app/server/refusal.server.ts'
import type { TrustPage } from '#app/server/trust/trust-pack.server.ts'

/** A document of the trust pack by its id. @throws a 404 response */
export function requireDocument(context: Readonly<RouterContextProvider>, id: string): TrustPage {
  const { trust, say } = context.get(services)
  const document = trust.documents.find((one) => one.id === id)
  if (!document) throw refusal(404, say('noPage'))
  return document
}

import { createContext } from 'react-router'
import type { Access } from '#app/access.ts'
import type { Locale } from '#app/messages/locales.ts'
import type { Log } from '#app/server/log.server.ts'
import type { RequestServices } from '#app/server/services.server.ts'
import type { Visitor } from '#app/server/visitor.server.ts'

/** What rendering needs to know of this response. */
export type Page = {
  nonce: string | undefined
  locale: Locale
  log: Log
  requestId: string
  /** The path that was asked for, to come back to; `null`: something was sent, or it is none that one comes back to. */
  place: string | null
}

export const page = createContext<Page>()
export const services = createContext<RequestServices>()
export const visitor = createContext<Visitor>()
/** Who may have what this request asks for, as its route declares it. */
export const access = createContext<Access>()

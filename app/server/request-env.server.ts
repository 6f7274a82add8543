import type { HttpBindings } from '@hono/node-server'
import type { Asked } from './request-locale.server.ts'
import type { KnownRoute } from './route-table.server.ts'

/** What is known of a request on its way to the routes. */
export type Env = {
  Bindings: Partial<HttpBindings>
  Variables: {
    requestId: string
    /** For scripts of this answer; `undefined`: it has none of its own, or this is development. */
    nonce: string | undefined
    /** The page is alike for everybody. */
    isAlike: boolean
    origin: string
    /** Which page, in which language. */
    asked: Asked
    /** A program asks, and gets every no as JSON. */
    isProgram: boolean
    /** Sent from elsewhere, and taken by what stands in the address alone. */
    isStranger: boolean
    /** The route that is to answer, once somebody has looked for it; `null`: there is none. */
    found: KnownRoute | null | undefined
    /** The pattern of the route that answers, for the log. */
    route: string
  }
}

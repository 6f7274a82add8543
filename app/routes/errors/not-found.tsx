import { services } from '#app/context.server.ts'
import { refusal } from '#app/server/refusal.server.ts'
import type { Route } from './+types/not-found'

export function loader({ context }: Route.LoaderArgs): never {
  throw refusal(404, context.get(services).say('noPage'))
}

export function action({ context }: Route.ActionArgs): never {
  throw refusal(404, context.get(services).say('noPage'))
}

export default function NotFoundRoute() {
  return null
}

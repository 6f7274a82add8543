import { type ActionFunctionArgs, data, type LoaderFunctionArgs, type MetaDescriptor, redirect } from 'react-router'
import { createTranslator } from 'use-intl'
import { page, services } from '#app/context.server.ts'
import { loadMessages } from '#app/messages/messages.server.ts'
import { sayFull } from '#app/routes/register/add-systems.server.ts'
import { checkedSystem, keptAddress, startKeeping } from '#app/server/governance/checked-system.server.ts'
import { keepPlaces } from '#app/server/governance/keep-places.server.ts'
import { requireWithinLimit } from '#app/server/limits.server.ts'
import { refusal } from '#app/server/refusal.server.ts'
import { addSystems } from '#db/queries/ai-systems.server.ts'
import { mostSystems } from '#db/queries/register-size.server.ts'
import { KEEP } from './check-address.ts'
import { KeepView, NEW_COMPANY } from './keep-view.tsx'

/** A document and nothing else: no script is sent with it. */
export const handle = { hydrate: false }

/** In whose register the answers in the address are kept. Whoever has none is led to start one, and they go along. */
export async function loader({ context, request }: LoaderFunctionArgs) {
  const own = context.get(services)
  const written = [...new URL(request.url).searchParams]
  const open = await keepPlaces(context)
  if (open === null || open.places.length === 0) throw redirect(startKeeping(own.law(), written))
  const system = checkedSystem(own.law(), written, own.say)
  if ('fault' in system) throw refusal(400, system.fault)
  const { locale } = context.get(page)
  const t = createTranslator({ locale, messages: await loadMessages(locale), namespace: 'governancePages.keep' })
  const companies = open.places.map(({ clientId, name }) => ({ id: clientId, name }))
  return { title: t('title'), system: system.name, companies, workspace: open.workspace }
}

/**
 * Keeps what the free check answered as a system in a register: of the only company there is, else of the one that was
 * chosen.
 */
export async function action({ context, request }: ActionFunctionArgs) {
  const own = context.get(services)
  const address = new URL(request.url).searchParams
  const form = await request.formData()
  const sent = [...form].flatMap(([key, value]): [string, string][] =>
    typeof value === 'string' ? [[key, value]] : [],
  )
  const chosen = new Map(sent).get('company')
  const written = [...address, ...sent.filter(([key]) => key !== 'company')]
  const open = await keepPlaces(context)
  if (open === null || open.places.length === 0) return redirect(startKeeping(own.law(), written))
  await requireWithinLimit(own, 'save', open.scope.actorId)
  const system = checkedSystem(own.law(), written, own.say)
  if ('fault' in system) throw refusal(400, system.fault)
  const [only, second] = open.places
  if (chosen === undefined && second) return redirect(`${KEEP}?${new URLSearchParams(written)}`)
  if (chosen === NEW_COMPANY) return redirect(startKeeping(own.law(), written))
  const place = chosen === undefined ? only : open.places.find(({ clientId }) => clientId === chosen)
  if (!place) return data({ error: own.say('keepNowhere') }, 422)
  const kept = await own.database.withWorkspace(open.scope, async (tx) => ({
    ids: await addSystems(tx, place.clientId, [system]),
    most: await mostSystems(tx),
  }))
  if (kept.ids === null) throw refusal(409, sayFull(own.say, kept.most))
  return redirect(keptAddress(place.assessmentId, kept.ids[0] ?? ''))
}

type KeepProps = { loaderData: Awaited<ReturnType<typeof loader>>; actionData?: { error: string } }

export function meta({ loaderData }: Partial<KeepProps>): MetaDescriptor[] {
  return loaderData ? [{ title: `${loaderData.title} · Preflight` }, { name: 'robots', content: 'noindex' }] : []
}

export default function KeepRoute({ loaderData, actionData }: KeepProps) {
  return <KeepView {...loaderData} error={actionData?.error} />
}

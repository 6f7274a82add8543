import { randomUUID } from 'node:crypto'
import { createTranslator } from 'use-intl'
import { page, services } from '#app/context.server.ts'
import { publicPageIn } from '#app/core/enquiries/about-page.ts'
import { loadMessages } from '#app/messages/messages.server.ts'
import { publicMeta } from '#app/routes/library/public-meta.ts'
import { aboutPageOf } from '#app/server/enquiries/about-name.server.ts'
import { askOperator } from '#app/server/enquiries/ask-operator.server.ts'
import { PUBLIC_ENQUIRY_DAYS, PUBLIC_ENQUIRY_MOST_DAYS } from '#db/queries/public-enquiries.server.ts'
import type { Route } from './+types/ask'
import { AskPage } from './ask-page.tsx'

/** A form and nothing else: no script of the application is sent with it. */
export const handle = { hydrate: false, islands: ['count-characters'] }

/** Whom a question on a public page reaches, and the form for it. */
export async function loader({ context, url }: Route.LoaderArgs) {
  const { catalogue, trust, mailing } = context.get(services)
  const { locale } = context.get(page)
  const t = createTranslator({ locale, messages: await loadMessages(locale), namespace: 'ask.page' })
  return {
    title: t('title'),
    description: t('description'),
    origin: url.origin,
    locale,
    about: aboutPageOf(catalogue, publicPageIn(url.searchParams.get('about') ?? '')),
    operator: trust.operator,
    way: mailing.way,
    isSent: url.searchParams.has('sent'),
    opId: randomUUID(),
    days: PUBLIC_ENQUIRY_DAYS,
    mostDays: PUBLIC_ENQUIRY_MOST_DAYS,
  }
}

export type AskView = Awaited<ReturnType<typeof loader>>

export const action = ({ context, request, url }: Route.ActionArgs) => askOperator(context, request, url)

export function meta({ loaderData }: Route.MetaArgs) {
  return loaderData ? publicMeta({ ...loaderData, path: '/ask' }) : []
}

export default function AskRoute({ loaderData, actionData }: Route.ComponentProps) {
  return <AskPage view={loaderData} outcome={actionData} />
}

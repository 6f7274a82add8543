import type { LoaderFunctionArgs } from 'react-router'
import { createTranslator } from 'use-intl'
import { page } from '#app/context.server.ts'
import { loadMessages } from '#app/messages/messages.server.ts'
import { HomePage } from './home-page.tsx'
import { hasReportPicture } from './report-picture.server.ts'

/** This page is a document and nothing else: no script is sent with it. */
export const handle = { hydrate: false }

export async function loader({ context }: LoaderFunctionArgs) {
  const { locale } = context.get(page)
  const t = createTranslator({ locale, messages: await loadMessages(locale), namespace: 'home' })
  return { title: t('title'), description: t('description'), picture: hasReportPicture }
}

type HomeProps = { loaderData: Awaited<ReturnType<typeof loader>> }

export function meta({ loaderData }: Partial<HomeProps>) {
  if (!loaderData) return []
  return [{ title: loaderData.title }, { name: 'description', content: loaderData.description }]
}

export default function Home({ loaderData }: HomeProps) {
  return <HomePage picture={loaderData.picture} />
}

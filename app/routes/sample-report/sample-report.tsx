import { createTranslator } from 'use-intl'
import { page, services } from '#app/context.server.ts'
import { loadMessages } from '#app/messages/messages.server.ts'
import { publicMeta } from '#app/routes/library/public-meta.ts'
import { reportView } from '#app/routes/report/report-view.ts'
import type { Route } from './+types/sample-report'
import { libraryLinks } from './library-links.ts'
import { sampleReport } from './sample-report.server.ts'
import { SampleReportPage } from './sample-report-page.tsx'

/** A document and nothing else: no script is sent with it. */
export const handle = { hydrate: false }

export async function loader({ context, url }: Route.LoaderArgs) {
  const { locale } = context.get(page)
  const t = createTranslator({ locale, messages: await loadMessages(locale), namespace: 'sampleReport' })
  const own = context.get(services)
  const report = await sampleReport(own)
  return {
    title: t('title'),
    description: t('description'),
    origin: url.origin,
    locale,
    view: reportView(report, libraryLinks(own.catalogue)),
  }
}

export function meta({ loaderData }: Route.MetaArgs) {
  if (!loaderData) return []
  const { title, description, origin, locale } = loaderData
  return publicMeta({ title, description, origin, locale, path: '/sample-report' })
}

export default function SampleReportRoute({ loaderData }: Route.ComponentProps) {
  return <SampleReportPage view={loaderData.view} />
}

import { services } from '#app/context.server.ts'
import { loadMessages } from '#app/messages/messages.server.ts'
import { sampleReport } from '#app/routes/sample-report/sample-report.server.ts'
import { attachment } from '#app/server/attachment.ts'
import { brandOf, withBrand } from '#app/server/brand.server.ts'
import { requireWithinLimit } from '#app/server/limits.server.ts'
import { refusal } from '#app/server/refusal.server.ts'
import { renderRefusal } from '#app/server/render-refusal.server.ts'
import { requireWorkspace } from '#app/server/workspace.server.ts'
import { findReportBrands } from '#db/queries/brands.server.ts'
import type { Route } from './+types/brand-pdf'
import { brandOwnerOf } from './brand-view.server.ts'

/** The first pages of the sample report with the saved look; `?paper=letter`, `?client=` as for the page. */
export async function loader({ context, params, url }: Route.LoaderArgs) {
  const open = await requireWorkspace(context, params.workspaceId)
  const own = context.get(services)
  const { owner, client } = await brandOwnerOf(context, open, url)
  await requireWithinLimit(own, 'logo', open.scope.workspaceId)
  const brands = await own.database.withWorkspace(open.scope, (tx) => findReportBrands(tx, owner))
  if (!brands) throw refusal(404, own.say('noWorkspace'))
  const sample = await sampleReport(own)
  const { brand: words } = await loadMessages(own.locale)
  const { title } = words.example
  const cover = { ...sample.cover, title, ...(client && { company: client }) }
  const paper = url.searchParams.get('paper') === 'letter' ? 'letter' : 'a4'
  const bytes = await own.pdf
    .render(withBrand({ ...sample, cover }, brandOf(brands)), { paper, extent: 'opening' })
    .catch((error: unknown) => {
      throw renderRefusal(error, own)
    })
  return new Response(new Uint8Array(bytes), {
    headers: {
      'Content-Type': 'application/pdf',
      'Content-Disposition': attachment(`${own.say('fileNames.brand')}.pdf`),
      'Cache-Control': 'no-store',
    },
  })
}

import type { RouterContextProvider } from 'react-router'
import { services } from '#app/context.server.ts'
import { logoSource } from '#app/report/logo/logo-source.ts'
import type { Brand, BrandLogo } from '#app/report/model/cover-model.ts'
import type { ReportModel } from '#app/report/model/report-model.ts'
import { findReportBrands, type ReportBrands, type StoredLogo } from '#db/queries/brands.server.ts'
import type { ReportSettings } from '#db/queries/report-settings.server.ts'
import type { StoredAssessment } from './open-assessment.server.ts'

/**
 * The report of an assessment as its workspace wants it to look now. The look is no finding: it is put on whenever a report is
 * shown, also on a submitted one, so that a logo that was taken away is nowhere any more.
 */
export async function brandedReport(
  context: Readonly<RouterContextProvider>,
  { scope, assessment }: Pick<StoredAssessment, 'scope' | 'assessment'>,
  report: ReportModel,
  look: Look = 'both',
): Promise<ReportModel> {
  const { database } = context.get(services)
  const found = await database.withWorkspace(scope, (tx) => findReportBrands(tx, assessment.clientId))
  return found ? withBrand(report, brandOf(found, look)) : report
}

/** The same report with a look. */
export function withBrand(report: ReportModel, brand: Brand): ReportModel {
  return { ...report, cover: { ...report.cover, brand } }
}

/** Whose look: the client's over the workspace's, or one of them alone. */
export type Look = ReportSettings['look']

/**
 * What a report shows of whom: a client's colour and foot go over the workspace's, and both logos stand on the cover,
 * unless one of them alone was asked for. Who sends it is said in any case.
 */
export function brandOf(found: ReportBrands, look: Look = 'both'): Brand {
  const { workspace } = found
  const own = look === 'client' ? null : found.own
  const client = look === 'workspace' ? null : found.client
  const accent = client?.accent ?? own?.accent
  const footer = client?.footer || own?.footer
  const { address } = workspace
  const isSigned = workspace.kind === 'consultancy' && (found.own !== null || address !== '')
  return {
    ...(isSigned ? { consultancy: workspace.name } : {}),
    ...(accent ? { accent } : {}),
    ...(own?.logo ? { logo: logoOf(own.logo) } : {}),
    ...(client?.logo ? { clientLogo: logoOf(client.logo) } : {}),
    ...(footer ? { footer } : {}),
    ...(address ? { address } : {}),
  }
}

/** A stored logo as pages and reports show it. */
export function logoOf({ png, width, height, ground }: StoredLogo): BrandLogo {
  return { source: logoSource(png), width, height, ground }
}

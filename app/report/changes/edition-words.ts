import type { ReportState } from '#app/core/editions/report-state.ts'
import type { EditionMark } from '../model/cover-model.ts'
import type { ReportModel } from '../model/report-model.ts'
import { createWording } from '../model/wording.ts'

/** The report with what marks every page of a draft. @param on ISO date of today */
export function draftMarked(report: ReportModel, { state, on }: { state: ReportState; on: string }): ReportModel {
  const words = createWording(report.locale)
  const draft = state === 'open' ? report.cover.draft : words.t('edition.draft', { date: words.date(on) })
  return { ...report, cover: { ...report.cover, ...(draft && { draft }), watermark: words.t('edition.watermark') } }
}

type Issued = {
  /** Such as `1.0`. */
  version: string
  /** ISO date. */
  on: string
  /** Empty: nobody is named. */
  by: string
}

/** The report as this version: no draft any more. */
export function editionMarked({ cover, ...report }: ReportModel, { version, on, by }: Issued): ReportModel {
  const words = createWording(report.locale)
  const edition: EditionMark = {
    version,
    name: words.t('edition.name', { version }),
    issued:
      by === ''
        ? words.t('edition.issued', { on: words.date(on) })
        : words.t('edition.issuedBy', { on: words.date(on), by }),
  }
  const { draft: _draft, watermark: _watermark, ...rest } = cover
  return { ...report, cover: { ...rest, edition } }
}

type Signed = {
  name: string
  /** Empty: nothing was said. */
  position: string
  /** ISO date. */
  on: string
}

/** A version with who stands for it by name; the same report where it is no version. */
export function signatureMarked(report: ReportModel, { name, position, on }: Signed): ReportModel {
  const { cover } = report
  if (!cover.edition) return report
  const words = createWording(report.locale)
  const who = position === '' ? name : words.t('edition.signer', { name, position })
  const signed = words.t('edition.signed', { who, on: words.date(on) })
  return { ...report, cover: { ...cover, edition: { ...cover.edition, signed } } }
}

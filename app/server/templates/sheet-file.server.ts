import type { RouterContextProvider } from 'react-router'
import { page, services } from '#app/context.server.ts'
import type { FilledTemplate } from '#app/core/templates/filled-template.ts'
import { formatsOf, type TemplateFormat } from '#app/core/templates/template-formats.ts'
import { sheetDocument } from '#app/report/sheets/sheet-document.ts'
import { sheetText } from '#app/report/sheets/sheet-text.ts'
import type { SheetWords } from '#app/report/sheets/sheet-words.ts'
import { sheetWorkbook } from '#app/report/sheets/sheet-workbook.ts'
import { attachment } from '#app/server/attachment.ts'
import { FILE_TYPES } from '#app/server/file-types.ts'
import { requireWithinLimit } from '#app/server/limits.server.ts'
import { refusal } from '#app/server/refusal.server.ts'
import { renderRefusal } from '#app/server/render-refusal.server.ts'
import { writeWorkbook } from '#app/server/spreadsheet/write-workbook.server.ts'
import type { Template } from '#content/schema/templates.ts'

/** A sheet with all that its files need. */
export type SheetToSend = {
  template: Template
  sheet: FilledTemplate
  words: SheetWords
  /** ISO date that the file carries. */
  madeOn: string
  /** Whose downloads are counted: an address or an assessment id. */
  who: string
  /** `publicPdf`: anybody may have it. */
  drawnBy: 'pdf' | 'publicPdf'
}

/** A sheet as a file. @throws a 404 response for a format that does not serve it, else as the limit and the renderer do */
export async function sheetFile(
  context: Readonly<RouterContextProvider>,
  format: TemplateFormat,
  { template, sheet, words, madeOn, who, drawnBy }: SheetToSend,
): Promise<Response> {
  const own = context.get(services)
  if (!formatsOf(template).includes(format)) throw refusal(404, own.say('noWorkbook'))
  await requireWithinLimit(own, 'sheet', who)
  const given = { words, locale: context.get(page).locale, madeOn }
  const name = [sheet.name, sheet.company].filter((part) => part !== '').join(', ')
  const headers = {
    'Content-Type': FILE_TYPES[format],
    'Content-Disposition': attachment(`${name}.${format}`),
  }
  if (format === 'md') return new Response(sheetText(sheet, words), { headers })
  if (format === 'xlsx') return new Response(new Uint8Array(writeWorkbook(sheetWorkbook(sheet, given))), { headers })
  const bytes = await own[drawnBy].writeDocument(sheetDocument(sheet, given)).catch((error: unknown) => {
    throw renderRefusal(error, own)
  })
  return new Response(new Uint8Array(bytes), { headers })
}

import type { RouterContextProvider } from 'react-router'
import { services } from '#app/context.server.ts'
import { fillVariables } from '#app/core/text-blocks/text-variables.ts'
import type { ReportModel } from '#app/report/model/report-model.ts'
import { textValuesOf } from '#app/report/model/text-values.ts'
import { brandedReport } from '#app/server/brand.server.ts'
import { dateIn } from '#app/server/calendar.server.ts'
import type { OpenAssessment } from '#app/server/open-assessment.server.ts'
import { personNames } from '#app/server/pilots/person-names.server.ts'
import { listTextBlocks } from '#db/queries/text-blocks.server.ts'
import { findWorkspace } from '#db/queries/workspaces.server.ts'

type Context = Readonly<RouterContextProvider>

/** A text block as it would stand in one report; `missing`: what this check cannot fill in, which stays in its braces. */
export type FilledBlock = { id: string; name: string; text: string; missing: string[] }

/** The text blocks of the workspace, filled in for a check; none for a guest, who has no workspace to keep them in. */
export async function filledBlocks(
  context: Context,
  open: OpenAssessment,
  report: ReportModel,
): Promise<FilledBlock[]> {
  const { database, now } = context.get(services)
  const { scope, assessment, timeZone, actor } = open
  if (actor === 'guest') return []
  const [blocks, workspace] = await database.withWorkspace(scope, (tx) =>
    Promise.all([listTextBlocks(tx), findWorkspace(tx)]),
  )
  if (blocks.length === 0) return []
  const nameOf = await personNames(database, [scope.actorId])
  const values = textValuesOf(await brandedReport(context, open, report, 'both'), {
    title: assessment.title,
    today: dateIn(now(), timeZone),
    submittedOn: assessment.submittedAt && dateIn(assessment.submittedAt, timeZone),
    // An address is no name to print.
    consultant: (nameOf(scope.actorId) ?? '').replace(/^.*@.*$/, ''),
    workspace: workspace?.name ?? '',
  })
  return blocks.map(({ id, name, body }) => {
    const { text, missing } = fillVariables(body, values)
    return { id, name, text, missing: missing.map((variable) => `{${variable}}`) }
  })
}

/** What was typed with a block at its end, a paragraph of its own. */
export function withBlock(typed: string, block: string): string {
  return typed.trim() === '' ? block : `${typed.trimEnd()}\n\n${block}`
}
